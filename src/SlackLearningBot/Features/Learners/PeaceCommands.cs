using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Learners;

/// <summary><c>/learn quiet 19:00-08:00</c>, <c>off</c>, <c>company</c>; alone the settings.</summary>
internal sealed class QuietCommand(PeaceChanges changes, PeaceStore store, Forms forms, BotSettings settings) : ISubcommand
{
    public string Path => "quiet";

    public IReadOnlyList<HelpLine> Help => [new("quiet 19:00-08:00", "when I leave you in peace; your lesson still comes at its hour")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(call.Words))
        {
            return new CommandReply.OpenView(await forms.RhythmAsync(call.Learner, cancel));
        }

        var wish = QuietHoursWish.Read(call.Words);
        if (wish is QuietHoursWish.NotUnderstood no)
        {
            return PeaceView.QuietNotUnderstood(no);
        }

        var hours = (wish as QuietHoursWish.Chosen)?.Hours;
        return await changes.ChangeAsync(call.Learner, before => before with { Quiet = hours }, cancel) is null
            ? WelcomeView.NotLearning("You are not learning at the moment.")
            : PeaceView.QuietSaved(await store.ReadAsync(call.Learner, cancel), settings);
    }
}

/// <summary><c>/learn nudges 1</c>, <c>company</c>; alone the settings.</summary>
internal sealed class NudgesCommand(PeaceChanges changes, PeaceStore store, Forms forms, BotSettings settings) : ISubcommand
{
    public string Path => "nudges";

    public IReadOnlyList<HelpLine> Help => [new("nudges 1", "the most that comes by itself on one day: 0, 1 or 2")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var words = call.Words.Trim();
        if (words.Length == 0)
        {
            return new CommandReply.OpenView(await forms.RhythmAsync(call.Learner, cancel));
        }

        var isReset = words.Equals("company", StringComparison.OrdinalIgnoreCase);
        var peace = await store.ReadAsync(call.Learner, cancel);
        var most = peace.Most(settings);
        int? number = words.Length == 1 && char.IsAsciiDigit(words[0]) ? words[0] - '0' : null;
        if (!isReset && !(number <= most))
        {
            return PeaceView.NudgesRefused(words, number, most, peace.IsMostDecided(settings));
        }

        return await changes.ChangeAsync(call.Learner, before => before with { NudgesADay = number }, cancel) is null
            ? WelcomeView.NotLearning("You are not learning at the moment.")
            : PeaceView.NudgesSaved(await store.ReadAsync(call.Learner, cancel), settings);
    }
}
