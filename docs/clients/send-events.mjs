// Sends events to Playledger from a page, or from Node 18 and newer:
// PLAYLEDGER_URL=... PLAYLEDGER_KEY=... node send-events.mjs

const TRIES = 6;

/** Sends a batch until there is an answer that stands, and returns the fate of each event. */
export async function sendEvents(url, key, events) {
  const target = new URL(`${url}/v1/events`);
  const body = JSON.stringify(events);
  for (let attempt = 1; ; attempt++) {
    const { status, text, asked } = await post(target, key, body);
    if (status === 200 || status === 202) return JSON.parse(text).events;
    const passing = status === 0 || status === 408 || status === 429 || status >= 500;
    if (!passing || attempt === TRIES) throw new Error(`not sent: ${status} ${text}`);
    const pause = Math.max(0.5 * 2 ** (attempt - 1), asked) + Math.random() / 4;
    await new Promise((done) => setTimeout(done, 1000 * pause));
  }
}

async function post(target, key, body) {
  try {
    const answer = await fetch(target, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(30_000),
    });
    const asked = Number(answer.headers.get('Retry-After')) || 0;
    return { status: answer.status, text: await answer.text(), asked };
  } catch (lost) {
    // Nobody knows whether the events are in: the next try will tell.
    return { status: 0, text: `${lost.cause ?? lost}`, asked: 0 };
  }
}

// Run by Node. A page has crypto.randomUUID() as it is, and no environment.
if (globalThis.process?.argv?.[1]?.endsWith('send-events.mjs')) {
  const { randomUUID } = await import('node:crypto');
  const sessionId = randomUUID();
  const levelCompleted = (level, seconds) => ({
    id: randomUUID(),
    type: 'level_completed',
    occurredAt: new Date().toISOString(),
    playerId: 'player-7',
    sessionId,
    data: { level, seconds },
  });
  // Made once, before the first try: every try sends the same ids and times.
  const events = [levelCompleted(3, 41.5), levelCompleted(4, 58.25)];
  const fates = await sendEvents(process.env.PLAYLEDGER_URL, process.env.PLAYLEDGER_KEY, events);
  for (const { id, fate, rule = '' } of fates) console.log(id, fate, rule);
  process.exitCode = fates.every(({ fate }) => ['stored', 'duplicate', 'queued'].includes(fate)) ? 0 : 1;
}
