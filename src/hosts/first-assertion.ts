/** Asks for the first OIDC token before the libraries that use it are loaded, which takes longer than the answer. */
import { letRequestLeave } from '../runtime/let-request-leave';

type Assertion = (audience: string) => Promise<string>;

export async function askEarly(ask: Assertion, audience: string): Promise<Assertion> {
  let first: Promise<string> | undefined = ask(audience);
  await letRequestLeave(first);
  return (wanted) => {
    const assertion = first ?? ask(wanted);
    first = undefined;
    return assertion;
  };
}
