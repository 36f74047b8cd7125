using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>All remarks on a draft, in pages.</summary>
internal static class FindingsView
{
    public const string Page = "draft.findings_page";
    private const int PerPage = 20;

    public static ModalView Of(DraftLook look, int page)
    {
        var lines = ReportView.Lines(look);
        var last = Math.Max(0, (lines.Count - 1) / PerPage);
        page = Math.Clamp(page, 0, last);
        List<Block> blocks = [.. lines.Skip(page * PerPage).Take(PerPage).Select(line => new Section(line.Truncate(SlackLimits.SectionText)))];
        if (blocks.Count == 0)
        {
            blocks.Add(new Section(Mrkdwn.Of($"There is nothing left to remark.")));
        }

        if (last > 0)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Page {page + 1} of {last + 1}")]));
            blocks.Add(Leaves(Page, look.Draft.DraftId, page, last));
        }

        return new ModalView(new PlainText("Check report"), blocks, close: new PlainText("Close"));
    }

    /// <summary>Previous and next, each where there is one.</summary>
    public static Actions Leaves(string actionId, Guid draft, int at, int last)
    {
        List<Element> buttons = [];
        if (at > 0)
        {
            buttons.Add(new Button("◀ Previous", ActionId.Of(actionId, "previous"), DraftValues.Write(new DraftValue(draft, At: at - 1))));
        }

        if (at < last)
        {
            buttons.Add(new Button("Next ▶", ActionId.Of(actionId, "next"), DraftValues.Write(new DraftValue(draft, At: at + 1))));
        }

        return new Actions(buttons);
    }
}
