/** How each host reads a log for commands: small, and faithful where it matters. */

export interface HostCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** .NET's reader of lines ends one at CR, at LF and at both. */
const linesOf = (log: string): string[] => log.split(/\r\n|\r|\n/);

const propertiesOf = (text: string, separator: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(separator)
      .map((pair) => pair.trim())
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );

const decodeGitHub = (text: string): string =>
  text.replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%');

const decodeAgent = (text: string): string =>
  text
    .replace(/%5D/g, ']')
    .replace(/%3B/g, ';')
    .replace(/%0A/g, '\n')
    .replace(/%0D/g, '\r')
    .replace(/%AZP25|%25/g, '%');

/** The runner: `::name a=b,c=d::data` at the start of a trimmed line, and `##[name]data` anywhere in a line. */
export function githubCommands(log: string): HostCommand[] {
  return linesOf(log).flatMap((line) => {
    const second = /^::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line.trim());
    if (second) {
      const [, name = '', properties = '', data = ''] = second;
      return [{ name, properties: propertiesOf(properties, ','), data: decodeGitHub(data) }];
    }
    const first = /##\[([^\]\s]*)\s*([^\]]*)\](.*)$/.exec(line);
    return first ? [{ name: `##${first[1] ?? ''}`, properties: {}, data: first[3] ?? '' }] : [];
  });
}

/** The agent: `##vso[area.event a=b;]data` anywhere in a line, and `##[word]` at its start, which only formats. */
export function agentCommands(log: string): HostCommand[] {
  return linesOf(log).flatMap((line) => {
    const command = /##vso\[(\S+?)(?: (.*?))?\](.*)$/i.exec(line);
    if (command) {
      const [, name = '', properties = '', data = ''] = command;
      return [{ name, properties: propertiesOf(properties, ';'), data: decodeAgent(data) }];
    }
    const format = /^##\[([^\]]*)\](.*)$/.exec(line);
    return format ? [{ name: `##${format[1] ?? ''}`, properties: {}, data: format[2] ?? '' }] : [];
  });
}
