// Used by main.bicep: a role on an automation account, in its resource group. See role-on-vault.bicep.

param automationAccountName string
param principalId string
param roleId string

resource automationAccount 'Microsoft.Automation/automationAccounts@2023-11-01' existing = {
  name: automationAccountName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(automationAccount.id, principalId, roleId)
  scope: automationAccount
  properties: {
    roleDefinitionId: roleId
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}
