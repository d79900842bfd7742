// Used by main.bicep: the identity of the CI job, and who may sign in as it.

param identityName string
param issuer string
param subjects array
param audience string

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

output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
output tenantId string = identity.properties.tenantId
