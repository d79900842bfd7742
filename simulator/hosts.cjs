'use strict';
// Leads the production names of Azure and of both OIDC issuers to a simulator on this machine, as a hosts entry would,
// and to its port besides. Names are still checked against the certificate.

const net = require('node:net');

const port = Number(process.env.ASR_SIMULATOR_PORT);

const names = [
  'management.azure.com',
  'login.microsoftonline.com',
  'management.usgovcloudapi.net',
  'login.microsoftonline.us',
  'management.chinacloudapi.cn',
  'login.chinacloudapi.cn',
  'login.partner.microsoftonline.cn',
  'dev.azure.com',
  'actions.githubusercontent.com',
];

const isAzure = (host) => names.some((name) => host === name || host.endsWith(`.${name}`));

function led(options) {
  const host = typeof options?.host === 'string' ? options.host.toLowerCase() : '';
  if (isAzure(host) && Number(options.port ?? 443) === 443) return { ...options, host: '127.0.0.1', port };
  // Regional names of a simulator's own host: not every resolver knows that they are local.
  return host.endsWith('.localhost') ? { ...options, host: '127.0.0.1' } : options;
}

if (port > 0) {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...given) {
    const [first, ...rest] = given;
    // Node hands itself the arguments as an array, marked with a symbol that must stay on it.
    if (Array.isArray(first)) {
      first[0] = led(first[0]);
      return connect.call(this, first, ...rest);
    }
    return connect.call(this, typeof first === 'object' ? led(first) : first, ...rest);
  };
}
