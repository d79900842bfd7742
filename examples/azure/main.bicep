// Identity for a CI job, its federated credentials, a role that fits the work, and the right that the automation account needs.
// Once for each job: with job=audit or job=update and an identityName of its own. The identity that repairs has the
// auditor's role and one for each kind: job=audit and each job=repair-…, with the same identityName.
// Vault and automation account may be in different resource groups of this subscription.
//
//   az deployment sub create --location westeurope --template-file examples/azure/main.bicep --parameters \
//     resourceGroupName=rg-dr vaultName=vault-weu automationAccountName=aa-dr \
//     subjects="['repo:OWNER/REPOSITORY:environment:disaster-recovery']"

targetScope = 'subscription'

@description('Resource group of the vault; the identity is made in it.')
param resourceGroupName string

param vaultName string

@description('Automation account with a system-assigned identity.')
param automationAccountName string

@description('Resource group of the automation account, if it is another one.')
param automationAccountResourceGroupName string = resourceGroupName

@description('What the identity is for: caller (Enabled, Disabled), audit (Audit), update (UpdateAgents), repair-… (that kind of Repair).')
@allowed(['caller', 'audit', 'update', 'repair-schedules', 'repair-identity', 'repair-roles'])
param job string = 'caller'

@description('Id of a role definition that exists, for instance one that role.bicep has made at a management group. Without it one is made for this subscription.')
param roleDefinitionId string = ''

param identityName string = 'id-asr-autoupdate'

@description('Whether the automation account is given Contributor on the vault: false if it has that already, since Azure refuses a second assignment of the same.')
param assignAccountRole bool = true

@description('For repair-roles: object ids of the system-assigned identities of the automation accounts, which alone may be given Contributor.')
param accountPrincipalIds array = []

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
  'repair-schedules': loadJsonContent('repair-schedules-role.json')
  'repair-identity': loadJsonContent('repair-identity-role.json')
  'repair-roles': loadJsonContent('repair-roles-role.json')
}
var role = roles[job]

// Built-in role Contributor: what Microsoft documents for the identity of the automation account on the vault.
var contributorRoleId = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'b24988ac-6180-42a0-ab88-20f7382dd24c'
)

// The name of a role is unique in a tenant, so that of each subscription has its own, and none has that of a role made by hand.
resource jobRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (empty(roleDefinitionId)) {
  name: guid(subscription().id, role.Name)
  properties: {
    roleName: '${role.Name} (${subscription().subscriptionId})'
    description: role.Description
    type: 'CustomRole'
    permissions: [{ actions: role.Actions }]
    assignableScopes: [subscription().id]
  }
}

var jobRoleId = empty(roleDefinitionId)
  ? subscriptionResourceId('Microsoft.Authorization/roleDefinitions', guid(subscription().id, role.Name))
  : roleDefinitionId

resource automationAccount 'Microsoft.Automation/automationAccounts@2023-11-01' existing = {
  name: automationAccountName
  scope: resourceGroup(automationAccountResourceGroupName)
}

module identity 'identity.bicep' = {
  name: 'asr-autoupdate-identity-${job}'
  scope: resourceGroup(resourceGroupName)
  params: {
    identityName: identityName
    issuer: issuer
    subjects: subjects
    audience: audience
  }
}

// Without ids nobody may be given anything.
var nobody = '00000000-0000-0000-0000-000000000000'
var condition = job == 'repair-roles'
  ? replace(
      loadTextContent('delegation-condition.txt'),
      'aaaaaaaa-bbbb-4ccc-8ddd-000000000001, aaaaaaaa-bbbb-4ccc-8ddd-000000000002',
      empty(accountPrincipalIds) ? nobody : join(accountPrincipalIds, ', ')
    )
  : ''

module jobOnVault 'role-on-vault.bicep' = if (job != 'repair-schedules' && job != 'repair-identity') {
  name: 'asr-autoupdate-vault-${job}'
  scope: resourceGroup(resourceGroupName)
  params: {
    vaultName: vaultName
    principalId: identity.outputs.principalId
    roleId: jobRoleId
    condition: condition
  }
  dependsOn: [jobRole]
}

// An update of agents has nothing to do with the automation account.
module jobOnAutomationAccount 'role-on-account.bicep' = if (job != 'update' && job != 'repair-roles') {
  name: 'asr-autoupdate-account-${job}'
  scope: resourceGroup(automationAccountResourceGroupName)
  params: {
    automationAccountName: automationAccountName
    principalId: identity.outputs.principalId
    roleId: jobRoleId
  }
  dependsOn: [jobRole]
}

// The nightly update runs as the automation account's own identity.
module automationAccountOnVault 'role-on-vault.bicep' = if (job == 'caller' && assignAccountRole) {
  name: 'asr-autoupdate-nightly'
  scope: resourceGroup(resourceGroupName)
  params: {
    vaultName: vaultName
    principalId: automationAccount.identity.principalId
    roleId: contributorRoleId
  }
}

@description('For client-id.')
output clientId string = identity.outputs.clientId

@description('For tenant-id.')
output tenantId string = identity.outputs.tenantId

@description('For vault-id.')
output vaultId string = resourceId(
  subscription().subscriptionId,
  resourceGroupName,
  'Microsoft.RecoveryServices/vaults',
  vaultName
)

@description('For automation-account-id.')
output automationAccountId string = automationAccount.id
