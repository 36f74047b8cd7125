using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>After the form: the lesson has no error, and its owner chooses what is done with it.</summary>
internal static class ReadyView
{
    /// <param name="look">A form without errors, its track chosen.</param>
    public static ModalView Of(DraftLook look)
    {
        var id = look.Draft.DraftId;
        List<Block> blocks = [new Section(Mrkdwn.Of($"✅ *“{look.Lessons[0].Lesson.Title}” has no error.* It is kept as a draft for 30 days."))];
        if (look.Warnings.Count > 0)
        {
            blocks.Add(new Section(Mrkdwn.Join("\n", look.Warnings.Select(warning => Mrkdwn.Of($"⚠️ {warning.Message}"))).Truncate(SlackLimits.SectionText)));
        }

        blocks.Add(new Section(PlanView.Lines(look.Plan!).Truncate(SlackLimits.SectionText)));
        blocks.Add(new Actions(
        [
            new Button("Send it to me first", PreviewView.Trial, DraftValues.Write(new DraftValue(id))),
            ReportView.PublishButton(id, look.Plan!),
            new Button("Change it", PreviewView.Edit, DraftValues.Write(new DraftValue(id))),
        ]));
        return new ModalView("New lesson", blocks, close: "Close");
    }
}
