// The VS Code servers that end-to-end tests open their windows on. Each starts when a test first asks for it and serves all
// files after that, so they live in vitest's main process, behind a small local endpoint.
import { createServer, type Server } from 'node:http';
import type { TestProject } from 'vitest/node';
import { startServer, type VsCodeServer } from '../../scripts/vscodeHost.mjs';

/** The versions of VS Code that tests run on: the oldest supported and the newest available. */
export type VsCodeVersion = '1.100.3' | '1.139.1';

/** Where the extension runs: in a Node process, or in the browser's worker as on vscode.dev. */
export type HostKind = 'node' | 'web';

declare module 'vitest' {
  interface ProvidedContext {
    /** The endpoint: `/VERSION/HOST` below it answers the host and port of that server, once it is up. */
    servers: string;
  }
}

const servers = new Map<string, Promise<VsCodeServer>>();
let endpoint: Server | undefined;

/** Called by vitest before the end-to-end tests: opens the endpoint. */
export async function setup(project: TestProject): Promise<void> {
  // Ends by way of the exit handlers, which take the servers along.
  process.once('SIGTERM', () => process.exit(143));
  const listening = createServer((request, response) => {
    const key = request.url ?? '';
    const [, version, extension] = key.split('/') as [string, VsCodeVersion, HostKind];
    const server = servers.get(key) ?? startServer({ version, extension });
    servers.set(key, server);
    server.then(
      ({ authority }) => response.end(authority),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  endpoint = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  project.provide('servers', `http://127.0.0.1:${port}`);
}

/** Called by vitest after the end-to-end tests: ends every server that was started. */
export async function teardown(): Promise<void> {
  endpoint?.close();
  await Promise.allSettled([...servers.values()].map(async (server) => (await server).stop()));
}
