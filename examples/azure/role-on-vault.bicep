// Used by main.bicep: a role on a vault. The principal is a parameter since the name of the assignment holds it: an assignment
// cannot be given to another principal, and a new identity must have one of its own.

param vaultName string
param principalId string
param roleId string

@description('What may be done with the role; empty for all of it.')
param condition string = ''

resource vault 'Microsoft.RecoveryServices/vaults@2023-06-01' existing = {
  name: vaultName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, roleId)
  scope: vault
  properties: {
    roleDefinitionId: roleId
    principalId: principalId
    principalType: 'ServicePrincipal'
    condition: empty(condition) ? null : condition
    conditionVersion: empty(condition) ? null : '2.0'
  }
}

output vaultId string = vault.id
