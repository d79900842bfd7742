/** What the environment must not say, of whatever host it is. */

/** A line for each problem, as for an input that is refused. */
export function environmentProblems(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  // Node takes no other value for it.
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return [];
  return [
    'NODE_TLS_REJECT_UNAUTHORIZED: 0 switches the check of certificates off, so that tokens could go to anyone; remove it. For a certificate authority of your own set NODE_EXTRA_CA_CERTS to its file',
  ];
}
