/** One certificate for all simulators of a run of Jest. */
import { shareCertificates, type Certificates } from '../../simulator/certificates';

let shared: Certificates | undefined;

export default async function globalSetup(): Promise<void> {
  shared ??= await shareCertificates();
}

process.once('exit', () => shared?.remove());
