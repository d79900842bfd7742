import { containerReply, containersReply, fabricReply, fabricsReply } from './fabrics';
import { policiesReply, policyReply } from './policies';
import type { VaultRoute } from './vault-request';

const containers = 'replicationfabrics/*/replicationprotectioncontainers';
const containerRight = 'replicationFabrics/replicationProtectionContainers/read';

/** What mappings and items belong to: fabrics, their containers, and policies. */
export const fabricRoutes: readonly VaultRoute[] = [
  {
    kind: 'fabrics.list',
    method: 'GET',
    path: 'replicationfabrics',
    action: 'replicationFabrics/read',
    reply: fabricsReply,
  },
  {
    kind: 'fabric.get',
    method: 'GET',
    path: 'replicationfabrics/*',
    action: 'replicationFabrics/read',
    reply: fabricReply,
  },
  { kind: 'containers.list', method: 'GET', path: containers, action: containerRight, reply: containersReply },
  { kind: 'container.get', method: 'GET', path: `${containers}/*`, action: containerRight, reply: containerReply },
  {
    kind: 'containers.list',
    method: 'GET',
    path: 'replicationprotectioncontainers',
    action: 'replicationProtectionContainers/read',
    reply: containersReply,
  },
  {
    kind: 'policies.list',
    method: 'GET',
    path: 'replicationpolicies',
    action: 'replicationPolicies/read',
    reply: policiesReply,
  },
  {
    kind: 'policy.get',
    method: 'GET',
    path: 'replicationpolicies/*',
    action: 'replicationPolicies/read',
    reply: policyReply,
  },
];
