using System.Text.RegularExpressions;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentorships;

/// <summary><c>/mentor contact @person</c>, for owners: who hears privately when something is wrong in a mentorship.</summary>
internal sealed partial class ContactCommand(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "contact";

    public IReadOnlyList<HelpLine> Help { get; } =
    [
        new("contact @person", "name who hears privately when something is wrong in a mentorship"),
        new("contact off", "leave it to the first owner again"),
    ];

    public bool OwnersOnly => true;

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => database.InTransactionAsync<CommandReply>(
        async transaction => Mention().Match(call.Words.Trim()) is { Success: true } mention
            ? await NameAsync(transaction, call.Learner with { UserId = mention.Groups["id"].Value }, cancel)
            : call.Words.Trim().ToLowerInvariant() switch
            {
                "off" => await TakeBackAsync(transaction, call.Learner.TeamId, cancel),
                "" => await ContactStore.FindAsync(transaction, call.Learner.TeamId, cancel) is { } named ? ContactView.Named(named) : ContactView.Nobody,
                _ => ContactView.NotUnderstood,
            },
        cancel);

    private async Task<SlackMessage> NameAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        switch (await ContactStore.IsColleagueAsync(transaction, person, cancel))
        {
            case null:
                await deliveries.EnqueueAgainAsync(transaction, Asked.Person(person, calendar.Now), cancel);
                return ContactView.NotKnownYet(person.UserId);
            case false:
                return ContactView.NoColleague(person.UserId);
            default:
                await ContactStore.SaveAsync(transaction, person, calendar.Now, cancel);
                return ContactView.Named(person.UserId);
        }
    }

    private static async Task<SlackMessage> TakeBackAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel)
    {
        await ContactStore.ForgetAsync(transaction, teamId, cancel);
        return ContactView.Nobody;
    }

    [GeneratedRegex(@"^<@(?<id>[UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>\z", RegexOptions.None, 1000)]
    private static partial Regex Mention();
}

/// <summary>What owners read about it.</summary>
internal static class ContactView
{
    public static SlackMessage Named(string userId) => Remarks.Say(Mrkdwn.Of(
        $"When somebody presses “Something is wrong” in a mentorship, {new SlackUser(userId)} alone hears of it, and the form says so before it is sent. Please tell {new SlackUser(userId)}. If they take part themselves, the first owner hears of it."));

    public static SlackMessage Nobody { get; } = Remarks.Say(Mrkdwn.Of(
        $"Nobody is named, so when something is wrong in a mentorship the first owner who takes no part in it hears of it. `/mentor contact @person` names somebody."));

    public static SlackMessage NotKnownYet(string userId) => Remarks.Say(Mrkdwn.Of($"I have not met {new SlackUser(userId)} yet and am asking Slack now. Please type it once more in a minute."));

    public static SlackMessage NoColleague(string userId) => Remarks.Say(Mrkdwn.Of($"{new SlackUser(userId)} is an app or has left, so nothing was changed. Name somebody who reads their messages."));

    public static SlackMessage NotUnderstood { get; } = Remarks.Say(Mrkdwn.Of($"Name one person, with an @: `/mentor contact @person`. `/mentor contact off` names nobody."));
}
