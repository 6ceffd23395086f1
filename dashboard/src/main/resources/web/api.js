// Talks to the server: JSON, and one stream of events that comes back after every break.

const RETRY_MILLIS = 1500;

export const sweepPath = (id) => `/api/sweeps/${encodeURIComponent(id)}`;

export async function getJson(path) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.error ?? response.statusText), { status: response.status });
  return body;
}

/**
 * Opens the stream of one sweep, or of the list alone when there is none. The browser reconnects
 * by itself and says how far it has come; where it gives up (the server is restarting and does not
 * know the sweep yet) we go on asking.
 */
export function openStream(sweep, onMessage, onStatus) {
  let source;
  let timer;
  let lastId = '';
  const url = () => {
    if (!sweep) return '/api/events';
    const since = lastId ? `&since=${encodeURIComponent(lastId)}` : '';
    return `${sweepPath(sweep)}/events?sweeps=true&rows=false${since}`;
  };
  const connect = () => {
    source = new EventSource(url());
    source.onopen = () => onStatus('live');
    source.onmessage = (event) => {
      if (event.lastEventId) lastId = event.lastEventId;
      onMessage(JSON.parse(event.data));
    };
    source.onerror = () => {
      const refused = source.readyState === EventSource.CLOSED;
      onStatus(refused ? 'refused' : 'reconnecting');
      if (refused) timer = setTimeout(connect, RETRY_MILLIS);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
