// Renders a list of blocks into a host; a block that did not change keeps its node, and with it focus and open menus.
import { h, place } from '../dom.js';
import { actions } from './actions.js';
import { alert, card, carousel, container, plan, task, video } from './cards.js';
import { chart } from './chart.js';
import { input } from './input.js';
import { context, divider, header, image, markdownBlock, unknown } from './layout.js';
import { richText } from './rich-text.js';
import { section } from './section.js';
import { table } from './table.js';

const families = {
  section, header, divider, context, actions, image, input, table, rich_text: richText, markdown: markdownBlock,
  card, carousel, container, alert, plan, video, task_card: task, data_visualization: chart, context_actions: actions, data_table: table,
};

export function showBlocks(host, blocks, renderContext) {
  const kept = new Map((host.shownBlocks ?? []).map(shown => [shown.source, shown.node]));
  const before = new Set((host.shownBlocks ?? []).map(shown => shown.node.dataset.blockId));
  host.shownBlocks = blocks.map(block => {
    const source = JSON.stringify(block);
    const changed = !kept.has(source) && before.has(block.block_id);
    if (changed && block.type !== 'input') {
      renderContext.form.forgetBlock(block.block_id); // an input keeps what is being typed, as in Slack
    }
    const node = kept.get(source) ?? frame(block, renderContext);
    kept.delete(source);
    return { source, node };
  });
  place(host, host.shownBlocks.map(shown => shown.node));
}

function frame(block, renderContext) {
  const render = families[block.type] ?? unknown;
  return h('div', { class: `block block-${block.type}`, dataset: { blockId: block.block_id, blockType: block.type } },
    render(block, renderContext));
}
