/** Picks the host, hands over, and sees that no end goes unreported. */
import { detectHost } from './hosts/host';
import { run } from './run';

async function main(): Promise<void> {
  const host = await detectHost(process.env);
  try {
    await run(host);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    host.annotate(
      'error',
      'Defect',
      `The run stopped on a defect of this tool: ${message}\nPlease report it with the debug log.`,
    );
    host.debug(error instanceof Error ? (error.stack ?? '') : '');
    host.finish(true, 'The run stopped on a defect of this tool.');
  }
}

void main();
