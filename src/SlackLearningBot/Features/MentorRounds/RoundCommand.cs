using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary><c>/mentor round</c>, for owners: how the round stands that is under way, else the form that opens one.</summary>
internal sealed class RoundCommand(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : ISubcommand, IOpensView
{
    private const int DaysToWish = 7;
    private const int DaysToBegin = 10;
    private const int Weeks = 26;
    private static readonly TimeOnly Evening = new(17, 0);

    public string Command => SlashCommands.Mentor;

    public string Path => "round";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("round", "match mentors and mentees, or peers, of a whole programme; with a preview before anybody is told")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => database.InTransactionAsync<CommandReply>(
        async transaction =>
        {
            if (await RoundStore.FindOpenAsync(transaction, call.Learner.TeamId, cancel) is { } open)
            {
                return new CommandReply.OpenView(MessageView.Of(await RoundCards.RenderAsync(transaction, open, [], cancel)));
            }

            var zone = await OwnZone.OfAsync(transaction, call.Learner, settings, cancel);
            var today = LocalDay.Of(calendar.Now, zone);
            var begins = today.AddDays(DaysToBegin);
            return new CommandReply.OpenView(RoundForm.Render(Moments.At(today.AddDays(DaysToWish), Evening, zone), begins, begins.AddDays(Weeks * 7)));
        },
        cancel);
}

/// <summary>The form was sent: who that is takes longer than Slack waits, so the answer comes as a message.</summary>
internal sealed class RoundModal(NpgsqlDataSource database, IRoles roles, IPeopleFinder finder, BotSettings settings, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => RoundForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => OpenAsync(transaction, owner, submission.State, cancel), cancel)
            : new SubmissionReply.Update(MessageView.Of(RoundView.NoOwner));
    }

    private async Task<SubmissionReply> OpenAsync(NpgsqlTransaction transaction, LearnerKey owner, StateValues state, CancellationToken cancel)
    {
        var wrong = new Dictionary<string, string>();
        if (RoundWish.Read(state, calendar.Now, await OwnZone.OfAsync(transaction, owner, settings, cancel), wrong) is not { } wish)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var round = new MentorRound
        {
            TeamId = owner.TeamId, RoundId = Guid.CreateVersion7(calendar.Now), AuthorId = owner.UserId, Name = wish.Name, Kind = wish.Kind, WishesUntil = wish.WishesUntil,
            BeginsAt = wish.BeginsAt, EndsOn = wish.EndsOn, AcrossTeams = wish.AcrossTeams, LevelsAbove = wish.LevelsAbove, SameLanguage = wish.SameLanguage,
            Audience = System.Text.Json.JsonSerializer.Serialize(wish.Audience, RoundsJson.Default.RoundAudience), State = RoundStates.Reading, Version = 0, CreatedAt = calendar.Now,
        };
        if (!await RoundStore.AddAsync(transaction, round, cancel))
        {
            return new SubmissionReply.Update(MessageView.Of(RoundView.OneAtATime));
        }

        await finder.FindAsync(
            transaction, new PeopleWanted(owner, EnrolledFound.PurposeName, round.RoundId) { UserIds = wish.People, ChannelIds = wish.Audience.Channels, GroupNames = wish.Audience.Groups }, cancel);
        return new SubmissionReply.Update(MessageView.Of(RoundView.Looking));
    }
}

/// <summary>The zone an owner's days are counted in.</summary>
internal static class OwnZone
{
    public static async Task<string> OfAsync(NpgsqlTransaction transaction, LearnerKey owner, BotSettings settings, CancellationToken cancel) =>
        await PersonZone.FindAsync(transaction.Connection!, owner, cancel) is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
}
