// A click on an element: confirm, mark busy, tell the server, say what went wrong.
import { post } from './api.js';
import { confirmed } from './confirm.js';
import { showRefusal } from './toasts.js';
import { workspace } from './workspace.js';

export function renderContext({ container, form, blocks }) {
  return {
    form,
    container,
    act: (node, block, element, value) => act({ node, block, element, value, container, form, blocks: blocks() }),
    options: (block, element, query) => post('options', {
      as: workspace.as, container, block_id: block.block_id, action_id: element.action_id, query,
    }).then(answer => answer.options ?? answer.option_groups ?? []),
  };
}

async function act({ node, block, element, value, container, form, blocks }) {
  if (node.getAttribute('aria-busy') === 'true' || (element.confirm && !await confirmed(element.confirm))) {
    return false;
  }
  node.setAttribute('aria-busy', 'true');
  try {
    await post('click', {
      as: workspace.as,
      container,
      block_id: block.block_id,
      action_id: element.action_id,
      value,
      state: form.values(blocks),
    });
    return true;
  } catch (refusal) {
    showRefusal(refusal);
    return false;
  } finally {
    node.removeAttribute('aria-busy');
  }
}
