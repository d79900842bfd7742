/** What the agent's task format allows of the parts that task.json uses, restated as a JSON Schema. */
const text = { type: 'string', minLength: 1 } as const;
const name = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9]*$' } as const;
const number = { type: 'integer', minimum: 0 } as const;
const handler = {
  type: 'object',
  required: ['target'],
  additionalProperties: false,
  properties: { target: text, argumentFormat: { type: 'string' }, workingDirectory: text },
} as const;

export const taskSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'name',
    'friendlyName',
    'description',
    'author',
    'version',
    'instanceNameFormat',
    'inputs',
    'execution',
  ],
  properties: {
    $schema: text,
    id: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
    name: { type: 'string', pattern: '^[A-Za-z0-9-]+$' },
    friendlyName: { type: 'string', minLength: 1, maxLength: 40 },
    description: text,
    helpUrl: text,
    helpMarkDown: text,
    author: text,
    category: {
      enum: [
        ...['Build', 'Utility', 'Test', 'Package', 'Deploy'],
        ...['Azure Repos', 'Azure Boards', 'Azure Pipelines', 'Azure Test Plans', 'Azure Artifacts'],
      ],
    },
    visibility: { type: 'array', items: { enum: ['Build', 'Release'] } },
    runsOn: {
      type: 'array',
      items: { enum: ['Agent', 'MachineGroup', 'Server', 'ServerGate', 'DeploymentGroup'] },
    },
    version: {
      type: 'object',
      additionalProperties: false,
      required: ['Major', 'Minor', 'Patch'],
      properties: { Major: number, Minor: number, Patch: number },
    },
    minimumAgentVersion: { type: 'string', pattern: '^\\d+\\.\\d+(\\.\\d+)?$' },
    instanceNameFormat: text,
    groups: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'displayName'],
        properties: { name: text, displayName: text, isExpanded: { type: 'boolean' }, visibleRule: text },
      },
    },
    inputs: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'label', 'type'],
        properties: {
          name,
          label: text,
          type: {
            type: 'string',
            pattern:
              '^(boolean|filePath|multiLine|pickList|radio|secureFile|string|int|identities|querycontrol|connectedService:.+)$',
          },
          defaultValue: { type: ['string', 'boolean'] },
          required: { type: 'boolean' },
          helpMarkDown: text,
          groupName: text,
          visibleRule: text,
          options: { type: 'object', additionalProperties: text },
        },
      },
    },
    outputVariables: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: { name, description: text },
      },
    },
    restrictions: {
      type: 'object',
      additionalProperties: false,
      properties: {
        commands: {
          type: 'object',
          additionalProperties: false,
          properties: { mode: { enum: ['any', 'restricted'] } },
        },
        settableVariables: {
          type: 'object',
          additionalProperties: false,
          properties: { allowed: { type: 'array', items: text } },
        },
      },
    },
    execution: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: { Node24: handler, Node20_1: handler },
    },
  },
} as const;
