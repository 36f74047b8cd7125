// On a phone the sidebar is a drawer over the conversation.

export function drawer(sidebar, shade, main) {
  const narrow = matchMedia('(max-width: 760px)');
  let button = null;

  function set(open, refocus = false) {
    document.body.classList.toggle('sidebar-open', open);
    shade.hidden = !open;
    sidebar.inert = narrow.matches && !open;
    main.inert = narrow.matches && open;
    button?.setAttribute('aria-expanded', String(open));
    if (refocus) {
      (open ? sidebar.querySelector('a, button') : button)?.focus();
    }
  }

  const isOpen = () => document.body.classList.contains('sidebar-open');
  shade.addEventListener('click', () => set(false, true));
  narrow.addEventListener('change', () => set(false));
  document.addEventListener('keydown', event => event.key === 'Escape' && isOpen() && set(false, true));

  return {
    attach: menu => {
      button = menu;
      set(false);
    },
    toggle: () => set(!isOpen(), true),
    close: () => set(false),
  };
}
