// Runs before the first paint, so that a dark page never flashes white.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => {
    try {
      return localStorage.getItem('sweepline-theme');
    } catch {
      return null;
    }
  };
  const apply = () => {
    document.documentElement.dataset.theme = stored() ?? (dark.matches ? 'dark' : 'light');
    dispatchEvent(new Event('themechange'));
  };
  dark.addEventListener('change', apply);
  addEventListener('toggletheme', () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem('sweepline-theme', next);
    } catch {
      /* private window */
    }
    document.documentElement.dataset.theme = next;
    dispatchEvent(new Event('themechange'));
  });
  apply();
})();
