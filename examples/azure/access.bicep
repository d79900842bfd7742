// Used by main.bicep: what is made in the resource group of the vault.

param vaultName string
param automationAccountName string
param identityName string
param issuer string
param subjects array
param audience string
param roleId string

@description('caller, audit or update.')
param job string

// Built-in role Contributor: what Microsoft documents for the identity of the automation account on the vault.
var contributorRoleId = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'b24988ac-6180-42a0-ab88-20f7382dd24c'
)

resource vault 'Microsoft.RecoveryServices/vaults@2023-06-01' existing = {
  name: vaultName
}

resource automationAccount 'Microsoft.Automation/automationAccounts@2023-11-01' existing = {
  name: automationAccountName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: identityName
  location: resourceGroup().location
}

// Azure takes the federated credentials of an identity only one after the other.
@batchSize(1)
resource credentials 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = [
  for (subject, index) in subjects: {
    parent: identity
    name: 'ci-${index}'
    properties: {
      issuer: issuer
      subject: subject
      audiences: [audience]
    }
  }
]

resource jobOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, roleId)
  scope: vault
  properties: {
    roleDefinitionId: roleId
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// An update of agents has nothing to do with the automation account.
resource jobOnAutomationAccount 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (job != 'update') {
  name: guid(automationAccount.id, identity.id, roleId)
  scope: automationAccount
  properties: {
    roleDefinitionId: roleId
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// The nightly update runs as the automation account's own identity.
resource automationAccountOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (job == 'caller') {
  name: guid(vault.id, automationAccount.id, contributorRoleId)
  scope: vault
  properties: {
    roleDefinitionId: contributorRoleId
    principalId: automationAccount.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

output clientId string = identity.properties.clientId
output tenantId string = identity.properties.tenantId
output vaultId string = vault.id
output automationAccountId string = automationAccount.id
