/** The Azure cloud. */
import { cloudNames, type CloudName } from '../azure/cloud';
import { asIs, choice, httpsUrl } from './parse';
import { finding, row } from './row';

export const cloudInputs = {
  environment: row({
    github: 'environment',
    azurePipelines: 'environment',
    default: 'AzureCloud',
    kind: 'choice',
    options: cloudNames,
    label: 'Azure cloud',
    group: 'cloud',
    help: 'Azure cloud: `AzureCloud`, `AzureUSGovernment` or `AzureChinaCloud`. Authority, endpoint and audience follow it.',
    usedBy: finding,
    parse: choice<CloudName>(cloudNames),
  }),
  armEndpoint: row({
    github: 'arm-endpoint',
    azurePipelines: 'armEndpoint',
    kind: 'text',
    label: 'Azure Resource Manager endpoint',
    group: 'cloud',
    help: "Azure Resource Manager endpoint (`https`) in place of the cloud's own.",
    usedBy: finding,
    parse: httpsUrl('https://management.azure.com'),
  }),
  authorityHost: row({
    github: 'authority-host',
    azurePipelines: 'authorityHost',
    kind: 'text',
    label: 'Authority host',
    group: 'cloud',
    help: "Microsoft Entra authority (`https`) in place of the cloud's own.",
    usedBy: finding,
    parse: httpsUrl('https://login.microsoftonline.com'),
  }),
  audience: row({
    github: 'audience',
    kind: 'text',
    label: 'Audience',
    group: 'cloud',
    help: "Audience of the OIDC token in place of the cloud's own.",
    usedBy: finding,
    parse: asIs,
  }),
};
