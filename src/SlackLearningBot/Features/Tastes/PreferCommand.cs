using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Tastes;

/// <summary><c>/learn prefer</c>: what one wants to learn, likes, and has time for, as a form.</summary>
internal sealed class PreferCommand(NpgsqlDataSource database) : ISubcommand
{
    public string Path => "prefer";

    public IReadOnlyList<HelpLine> Help { get; } = [new("prefer", "what you want to learn, the kinds of lessons you like, and your minutes a day")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (call.Words.Trim().Length > 0)
        {
            return TastesView.NotUnderstood(call.Words.Trim());
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        var (preference, skills) = await TasteStore.ReadAsync(connection, call.Learner, TastesView.MostSkills, cancel);
        return new CommandReply.OpenView(TastesView.Modal(preference, skills));
    }
}

/// <summary>The form is sent.</summary>
internal sealed class PreferModal(NpgsqlDataSource database, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => TastesView.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        var saved = await database.InTransactionAsync(
            async transaction =>
            {
                var (before, skills) = await TasteStore.ReadAsync(transaction.Connection!, person, TastesView.MostSkills, cancel);
                var now = TastesView.Read(submission.State, before, skills);
                await TasteStore.SaveAsync(transaction, person, now, calendar.Now, cancel);
                return now;
            },
            cancel);
        return new SubmissionReply.Update(MessageView.Of(TastesView.Saved(saved)));
    }
}
