// Identity for a CI job, its federated credentials, a role that fits the work, and the right that the automation account needs.
//
//   az deployment sub create --location westeurope --template-file main.bicep --parameters \
//     resourceGroupName=rg-dr vaultName=vault-weu automationAccountName=aa-dr \
//     subjects="['repo:OWNER/REPOSITORY:environment:disaster-recovery']"

targetScope = 'subscription'

@description('Resource group of the vault and of the automation account; the identity is made in it.')
param resourceGroupName string

param vaultName string

@description('Automation account with a system-assigned identity.')
param automationAccountName string

param identityName string = 'id-asr-autoupdate'

@description('Issuer of the OIDC token: GitHub by default; for Azure Pipelines copy it from the page of the service connection.')
param issuer string = 'https://token.actions.githubusercontent.com'

@description('Subjects of the OIDC tokens that may sign in, letter by letter.')
param subjects array

@description('api://AzureADTokenExchangeUSGov and api://AzureADTokenExchangeChina in the other clouds.')
param audience string = 'api://AzureADTokenExchange'

var role = loadJsonContent('caller-role.json')

resource callerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, role.Name)
  properties: {
    roleName: role.Name
    description: role.Description
    type: 'CustomRole'
    permissions: [{ actions: role.Actions }]
    assignableScopes: [subscription().id]
  }
}

module access 'access.bicep' = {
  name: 'asr-autoupdate-access'
  scope: resourceGroup(resourceGroupName)
  params: {
    vaultName: vaultName
    automationAccountName: automationAccountName
    identityName: identityName
    issuer: issuer
    subjects: subjects
    audience: audience
    callerRoleId: callerRole.id
  }
}

@description('For client-id.')
output clientId string = access.outputs.clientId

@description('For tenant-id.')
output tenantId string = access.outputs.tenantId

@description('For vault-id.')
output vaultId string = access.outputs.vaultId

@description('For automation-account-id.')
output automationAccountId string = access.outputs.automationAccountId
