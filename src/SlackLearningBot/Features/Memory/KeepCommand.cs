using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Memory;

/// <summary><c>/learn keep 90</c>, <c>2 a day</c>, <c>usual</c>; alone the form.</summary>
internal sealed class KeepCommand(WishChanges changes) : ISubcommand
{
    public string Path => "keep";

    public IReadOnlyList<HelpLine> Help { get; } = [new("keep 90, 2 a day", "how well you want to keep what you learn (70 to 97 of 100), and how many questions a day that may take (0 to 3)")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (call.Words.Trim().Length == 0)
        {
            return await changes.ReadAsync(call.Learner, cancel) is { IsLearning: true } wishes
                ? new CommandReply.OpenView(KeepForm.Modal(wishes))
                : KeepView.NotLearning;
        }

        WishChange change;
        switch (KeepWish.Read(call.Words))
        {
            case KeepWish.Chosen chosen:
                change = new WishChange(chosen.Retention, chosen.ADay, chosen.Retention is null, chosen.ADay is null);
                break;
            case KeepWish.Usual:
                change = new WishChange(null, null);
                break;
            case var refused:
                return KeepView.Refused(refused, "keep");
        }

        return await changes.ChangeAsync(call.Learner, change, cancel) is { } now ? KeepView.Saved(now) : KeepView.NotLearning;
    }
}
