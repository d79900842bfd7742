// One role definition for all subscriptions below a management group. Pass its id to main.bicep as roleDefinitionId.
//
//   az deployment mg create --location westeurope --management-group-id MANAGEMENT_GROUP --template-file examples/azure/role.bicep \
//     --parameters job=audit

targetScope = 'managementGroup'

@description('What the role is for: caller (Enabled, Disabled), audit (Audit), update (UpdateAgents), repair-… (that kind of Repair).')
@allowed(['caller', 'audit', 'update', 'repair-schedules', 'repair-identity', 'repair-roles'])
param job string = 'caller'

var roles = {
  caller: loadJsonContent('caller-role.json')
  audit: loadJsonContent('audit-role.json')
  update: loadJsonContent('update-role.json')
  'repair-schedules': loadJsonContent('repair-schedules-role.json')
  'repair-identity': loadJsonContent('repair-identity-role.json')
  'repair-roles': loadJsonContent('repair-roles-role.json')
}
var role = roles[job]

resource jobRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(managementGroup().id, role.Name)
  properties: {
    roleName: '${role.Name} (${managementGroup().name})'
    description: role.Description
    type: 'CustomRole'
    permissions: [{ actions: role.Actions }]
    assignableScopes: [managementGroup().id]
  }
}

@description('For roleDefinitionId of main.bicep.')
output roleDefinitionId string = jobRole.id
