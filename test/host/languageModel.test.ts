import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, fupan, newFile, show } from './forms.ts';

const message = '都上线两周了系统还是用不了，仓库发不了货，你们到底有没有做完？';
const { token } = new vscode.CancellationTokenSource();

/** Calls a tool as a model would, and reads its JSON. */
async function call(name: string, input: object): Promise<Record<string, unknown>> {
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
  const [part] = result.content;
  assert(part instanceof vscode.LanguageModelTextPart, JSON.stringify(result));
  return JSON.parse(part.value) as Record<string, unknown>;
}

type Part = vscode.LanguageModelTextPart | vscode.LanguageModelToolCallPart;

/** A model of the test's own: answers each request with the next of `answers`, and keeps what it was sent. */
class FakeModel {
  readonly sent: string[] = [];
  readonly #answers: (readonly Part[] | Error)[];

  constructor(...answers: (readonly Part[] | Error)[]) {
    this.#answers = answers;
  }

  sendRequest(
    messages: readonly vscode.LanguageModelChatMessage[],
  ): Promise<vscode.LanguageModelChatResponse> {
    this.sent.push(JSON.stringify(messages));
    const answer = this.#answers.shift() ?? [];
    if (answer instanceof Error) return Promise.reject(answer);
    async function* stream(): AsyncGenerator<Part> {
      for (const part of answer as readonly Part[]) yield await Promise.resolve(part);
    }
    async function* text(): AsyncGenerator<string> {
      for await (const part of stream()) if (part instanceof vscode.LanguageModelTextPart) yield part.value;
    }
    return Promise.resolve({ stream: stream(), text: text() });
  }
}

/** What the participant says to a request; `model` undefined as where the person has none. */
async function ask(
  command: string | undefined,
  prompt: string,
  model?: FakeModel,
  history: readonly unknown[] = [],
): Promise<{ said: string; error: string }> {
  const { chat } = await fupan();
  let said = '';
  const response = {
    markdown: (value: string | vscode.MarkdownString) =>
      (said += typeof value === 'string' ? value : value.value),
    anchor: (_uri: vscode.Uri, title?: string) => (said += title ?? ''),
    reference: (uri: vscode.Uri) => (said += `<${uri.path}>`),
  };
  const request = {
    command,
    prompt,
    references: [],
    toolReferences: [],
    toolInvocationToken: undefined,
    model,
  };
  const result = await chat(
    request as unknown as vscode.ChatRequest,
    { history } as vscode.ChatContext,
    response as unknown as vscode.ChatResponseStream,
    token,
  );
  return { said, error: result?.errorDetails?.message ?? '' };
}

describe('tools for language models', () => {
  afterEach(cleanUp);

  it('are offered with a description and a schema each', () => {
    const names = vscode.lm.tools.filter(({ name }) => name.startsWith('fupan_'));
    assertEqual(names.map(({ name }) => name).sort(), [
      'fupan_checkWording',
      'fupan_draftSection',
      'fupan_recogniseBlame',
      'fupan_searchCases',
    ]);
    for (const { description, inputSchema } of names) assert(description !== '' && inputSchema, description);
  });

  it('recognise blame and check wording on this machine', async () => {
    const blame = await call('fupan_recogniseBlame', { message });
    assertEqual(blame['accusation'], 'cannot-use');
    assert(
      (blame['questions'] as string[]).length > 1 && (blame['usualCauses'] as string[]).length > 1,
      'none',
    );
    const { problems } = await call('fupan_checkWording', { text: '都怪采购部临时改编码。数据库死锁了。' });
    assertEqual(
      (problems as { kind: string }[]).map(({ kind }) => kind),
      ['blaming', 'jargon'],
    );
    const calm = await call('fupan_checkWording', { text: '数据库死锁了。', context: 'retrospective' });
    assertEqual(calm, { problems: [] });
  });

  it('search the cases', async () => {
    await newFile(
      '---\nfupan: case\ntitle: 鹦鹉螺打印机卡纸\n---\n\n## 原因\n\n鹦鹉螺型号的滚轮磨损。\n',
      'cases/one.md',
    );
    const { cases } = await fupan();
    await cases.refresh();
    const found = await eventually(async () => {
      const answer = await call('fupan_searchCases', { query: '鹦鹉螺', limit: 3 });
      return answer['total'] === 0 ? null : answer;
    }, 'the case');
    assert(typeof found['total'] === 'number' && Array.isArray(found['cases']), JSON.stringify(found));
  });

  it('hand out what a section is drafted from, and only of a retrospective inside the workspace', async () => {
    const document = await show(await newFile(complete));
    const material = await eventually(async () => {
      const answer = await call('fupan_draftSection', { section: 'lessons' });
      return answer['uri'] === document.uri.toString() ? answer : null;
    }, 'the current retrospective');
    assertEqual([material['section'], material['language']], ['lessons', 'en']);
    assert(JSON.stringify(material['facts']).includes('Each label came out twice'), JSON.stringify(material));
    for (const file of ['../outside.md', '/etc/hosts', 'nowhere.md'])
      assert('error' in (await call('fupan_draftSection', { section: 'event', file })), file);
  });
});

describe('@fupan in the chat', () => {
  afterEach(cleanUp);

  it('says on this machine what a message blames, and sends nothing without a model', async () => {
    const { said } = await ask('recognise', message);
    assert(/^\*\*.+\*\*/.test(said) && said.includes('- '), said);
    const empty = new FakeModel();
    await ask('recognise', '  ', empty);
    await ask('wording', '今天 18:00 前李强更新补丁。', empty);
    assertEqual(empty.sent, []);
  });

  it('sends the message with its judgement to the model of the chat, and reviews what it writes', async () => {
    const model = new FakeModel([
      new vscode.LanguageModelTextPart('给您添麻烦了。'),
      new vscode.LanguageModelTextPart('我们会尽快处理。'),
    ]);
    const { said } = await ask('recognise', message, model);
    assertEqual(model.sent.length, 1);
    assert(model.sent[0]?.includes('发不了货') === true && model.sent[0].includes('cannot-use'), 'not sent');
    assert(said.includes('给您添麻烦了。我们会尽快处理。'), said);
    // The vague promise of the draft is named.
    assert(/“[^”]*尽快[^”]*”/.test(said), said);
  });

  it('lets the model call the tools', async () => {
    const model = new FakeModel(
      [new vscode.LanguageModelToolCallPart('1', 'fupan_checkWording', { text: '都怪采购部临时改编码。' })],
      [new vscode.LanguageModelTextPart('改好了。')],
    );
    const { said, error } = await ask(undefined, '帮我看看这句', model);
    assertEqual([said, error], ['改好了。', '']);
    assertEqual(model.sent.length, 2);
    assert(model.sent[1]?.includes('blaming') === true, 'the result did not reach the model');
  });

  it('draws on the current retrospective for a draft, and names it', async () => {
    const document = await show(await newFile(complete));
    const model = new FakeModel([new vscode.LanguageModelTextPart('Print once.')]);
    await eventually(async () => {
      const { said } = await ask('draft', 'lessons', model);
      return said.includes(`<${document.uri.path}>`);
    }, 'the retrospective');
    assert(model.sent.at(-1)?.includes('Each label came out twice') === true, 'no facts');
  });

  it('passes on what was said before, the latest first where it is long', async () => {
    const request = (prompt: string): unknown =>
      Reflect.construct(vscode.ChatRequestTurn, [prompt, undefined, [], 'fupan', []]);
    const answer = (text: string): unknown =>
      Reflect.construct(vscode.ChatResponseTurn, [
        [new vscode.ChatResponseMarkdownPart(text)],
        {},
        'fupan',
        undefined,
      ]);
    const model = new FakeModel([new vscode.LanguageModelTextPart('好的。')]);
    const history = [
      request('最早的一句'),
      answer('很长的草稿。'.repeat(4000)),
      request('给王经理回个话'),
      answer('王经理，给您添麻烦了。明天 10:00 前给您结果。'),
    ];
    await ask(undefined, '再短一点', model, history);
    const sent = model.sent[0] ?? '';
    const places = ['很长的草稿', '给王经理回个话', '给您添麻烦了', '再短一点'].map((words) =>
      sent.indexOf(words),
    );
    assert(
      places.every((place, at) => place > (places[at - 1] ?? 0)),
      places.join(),
    );
    assert(sent.length < 20_000, `${sent.length} characters were sent`);
  });

  it('says so where the model does not answer', async () => {
    const { error } = await ask(undefined, 'hello', new FakeModel(new Error('quota exceeded')));
    assert(error.includes('quota exceeded'), error);
  });
});
