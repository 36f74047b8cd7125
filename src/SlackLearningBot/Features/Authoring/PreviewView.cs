using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>A lesson of a draft as learners will see it, in a message like theirs, with what its owner can do below.</summary>
internal static class PreviewView
{
    public const string Leaf = "draft.leaf";
    public const string Report = "draft.back";
    public const string Trial = "draft.trial";
    public const string Edit = "draft.edit";

    /// <summary>For what stands below the lesson.</summary>
    private const int Reserved = 5;

    /// <param name="look">A draft without errors.</param>
    /// <param name="at">Which lesson, from 0; brought between the first and the last.</param>
    /// <param name="reader">Whose order of options is shown.</param>
    public static SlackMessage Of(DraftLook look, int at, LearnerKey reader)
    {
        var lessons = look.Lessons;
        at = Math.Clamp(at, 0, lessons.Count - 1);
        var (track, lesson) = lessons[at];
        var message = LessonPreview.Message(lesson, track.Title, reader);
        var which = lessons.Count == 1 ? Mrkdwn.Of($"This is the lesson") : Mrkdwn.Of($"This is lesson {at + 1} of {lessons.Count},");
        List<Block> blocks = [new Context([Mrkdwn.Of($"🔍 *Preview.* {which} as learners will see it. Nothing you press in it counts.")])];
        blocks.AddRange(Anonymous(message.Blocks));
        foreach (var question in LessonPreview.FurtherQuestions(lesson, reader))
        {
            List<Block> more = [new Context([Mrkdwn.Of($"After the answer, this question follows:")]), .. Anonymous(question.Blocks)];
            if (!MessageRoom.Fits([.. blocks, .. more]) || blocks.Count + more.Count > SlackLimits.MessageBlocks - Reserved)
            {
                blocks.Add(new Context([Mrkdwn.Of($"Further questions follow; a message has no room to show them all.")]));
                break;
            }

            blocks.AddRange(more);
        }

        List<Block> named = [.. blocks.Take(SlackLimits.MessageBlocks - Reserved + 1), new Divider(), new Actions(Buttons(look, at, lessons.Count - 1))];
        return new SlackMessage(Mrkdwn.Escaped($"Preview. {SlackText.Truncate(message.Text.Text, 1500)}"), named);
    }

    /// <summary>Fields of several questions bear the same names; in one message they may not, and nobody reads them.</summary>
    private static IReadOnlyList<Block> Anonymous(IReadOnlyList<Block> blocks)
    {
        var json = JsonNode.Parse(SlackJson.Write(blocks))!.AsArray();
        foreach (var block in json)
        {
            block!.AsObject().Remove("block_id");
        }

        return SlackJson.ReadBlocks(JsonSerializer.SerializeToElement(json));
    }

    private static List<Element> Buttons(DraftLook look, int at, int last)
    {
        var id = look.Draft.DraftId;
        List<Element> buttons = [];
        if (at > 0)
        {
            buttons.Add(new Button("◀ Previous", ActionId.Of(Leaf, "previous"), DraftValues.Write(new DraftValue(id, At: at - 1))));
        }

        if (at < last)
        {
            buttons.Add(new Button("Next ▶", ActionId.Of(Leaf, "next"), DraftValues.Write(new DraftValue(id, At: at + 1))));
        }

        if (look.Plan is { } plan)
        {
            buttons.Add(ReportView.PublishButton(id, plan));
        }

        buttons.Add(look.Draft.Kind == DraftKind.Form
            ? new Button("Change it", Edit, DraftValues.Write(new DraftValue(id)))
            : new Button("Back to the report", Report, DraftValues.Write(new DraftValue(id))));
        buttons.Add(ReportView.DiscardButton(id));
        return buttons;
    }
}
