import type { FupanApi } from '../api.ts';
import type { CasesContext } from './casesContext.ts';

/** What the case library gives to other extensions and to tests. */
export function casesApi(
  context: CasesContext,
): Pick<FupanApi, 'cases' | 'connectCases' | 'connectCaseReader'> {
  return {
    cases: context.library,
    async connectCases(port) {
      const { CasesSession } = await import('./casesSession.ts');
      return new CasesSession(context, port);
    },
    async connectCaseReader(port, uri, marked) {
      const { ReaderSession } = await import('./readerSession.ts');
      const session = new ReaderSession(context, {
        port,
        address: (file) => file.toString(),
        shows: () => undefined,
      });
      session.show(uri, marked ? { marked } : {});
      return session;
    },
  };
}
