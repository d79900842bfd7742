// Identity for a CI job, its federated credentials, a role that fits the work, and the right that the automation account needs.
// Once for each job: with job=audit or job=update and an identityName of its own for the others.
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

@description('What the identity is for: caller (Enabled, Disabled), audit (Audit), update (UpdateAgents).')
@allowed(['caller', 'audit', 'update'])
param job string = 'caller'

param identityName string = 'id-asr-autoupdate'

@description('Issuer of the OIDC token: GitHub by default; for Azure Pipelines copy it from the page of the service connection.')
param issuer string = 'https://token.actions.githubusercontent.com'

@description('Subjects of the OIDC tokens that may sign in, letter by letter.')
param subjects array

@description('api://AzureADTokenExchangeUSGov and api://AzureADTokenExchangeChina in the other clouds.')
param audience string = 'api://AzureADTokenExchange'

var roles = {
  caller: loadJsonContent('caller-role.json')
  audit: loadJsonContent('audit-role.json')
  update: loadJsonContent('update-role.json')
}
var role = roles[job]

resource jobRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
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
    roleId: jobRole.id
    job: job
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
