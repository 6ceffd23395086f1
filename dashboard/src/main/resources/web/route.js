// The part of the view that survives a reload lives behind the # of the address:
// #SWEEP?q=text&state=FAILED,RUNNING&sort=hidden&dir=desc&view=compare&metric=loss&with=ANOTHER

export function readRoute() {
  const [id, query] = location.hash.slice(1).split('?', 2);
  const params = new URLSearchParams(query ?? '');
  return {
    sweep: decode(id),
    q: params.get('q') ?? '',
    states: new Set((params.get('state') ?? '').split(',').filter(Boolean)),
    sort: params.get('sort') ?? 'rank',
    dir: params.get('dir') === 'desc' ? 'desc' : 'asc',
    metric: params.get('metric') ?? '',
    view: params.get('view') ?? 'board',
    beside: params.get('with') ?? '',
  };
}

function decode(text) {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return '';
  }
}

export function writeRoute(route) {
  const params = new URLSearchParams();
  if (route.q) params.set('q', route.q);
  if (route.states.size) params.set('state', [...route.states].join(','));
  if (route.sort !== 'rank' || route.dir !== 'asc') {
    params.set('sort', route.sort);
    params.set('dir', route.dir);
  }
  if (route.view !== 'board') params.set('view', route.view);
  if (route.metric) params.set('metric', route.metric);
  if (route.beside) params.set('with', route.beside);
  const query = params.toString();
  const hash = `#${encodeURIComponent(route.sweep)}${query ? `?${query}` : ''}`;
  if (location.hash !== hash) history.replaceState(null, '', hash);
}
