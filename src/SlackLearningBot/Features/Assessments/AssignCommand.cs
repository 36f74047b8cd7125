using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The form that gives an assessment to people, with what there is to choose from.</summary>
internal sealed class AssignForms(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar)
{
    private const int DaysAhead = 7;
    private static readonly TimeOnly Evening = new(17, 0);

    public Task<ModalView> OpenAsync(LearnerKey owner, Guid? chosen, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var assessments = await AssessmentStore.ReadAsync(transaction, owner.TeamId, AssignView.MostAssessments, cancel);
            if (assessments.Count == 0)
            {
                return MessageView.Of(AssignView.NoAssessment);
            }

            var zone = await AssignmentStore.FindZoneAsync(transaction, owner, cancel) is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
            return AssignView.Form(
                assessments, chosen, await AssessmentStore.ReadTracksAsync(transaction, owner.TeamId, cancel),
                Moments.At(LocalDay.Of(calendar.Now, zone).AddDays(DaysAhead), Evening, zone));
        },
        cancel);
}

/// <summary><c>/learn assess assign</c>: who shall take which assessment until when.</summary>
internal sealed class AssignCommand(AssignForms forms) : ISubcommand, IOpensView
{
    public string Path => "assess assign";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("assess assign", "give it to people, a channel, a group or the learners of a track, with a deadline")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        new CommandReply.OpenView(await forms.OpenAsync(call.Learner, null, cancel));
}

/// <summary>"Give it to people…", in the dialog that says it is made.</summary>
internal sealed class AssignOpenAction(AssignForms forms, IRoles roles) : IActionHandler<AssignmentValue>
{
    public string Name => NewView.AssignName;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(call.Actor);
        return new ActionReply.UpdateView(await roles.IsOwnerAsync(owner, cancel) ? await forms.OpenAsync(owner, value.Assignment, cancel) : MessageView.Of(NewView.NoOwner));
    }
}

/// <summary>The form was sent: who that is takes longer than Slack waits, so the answer comes as a message.</summary>
internal sealed class AssignModal(NpgsqlDataSource database, IRoles roles, IPeopleFinder finder, Found found, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => AssignView.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(submission.Actor);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => AssignAsync(transaction, owner, submission.State, cancel), cancel)
            : new SubmissionReply.Update(MessageView.Of(NewView.NoOwner));
    }

    private async Task<SubmissionReply> AssignAsync(NpgsqlTransaction transaction, LearnerKey owner, StateValues state, CancellationToken cancel)
    {
        var assessments = (await AssessmentStore.ReadAsync(transaction, owner.TeamId, AssignView.MostAssessments, cancel)).Select(one => one.AssessmentId).ToHashSet();
        var tracks = (await AssessmentStore.ReadTracksAsync(transaction, owner.TeamId, cancel)).Select(track => track.TrackId).ToHashSet();
        var wrong = new Dictionary<string, string>();
        var wish = AssignWish.Read(state, assessments, tracks, calendar.Now, wrong);
        if (wish is not null && await MissingAsync(transaction, owner.TeamId, wish.Assessment, cancel) is { } missing)
        {
            wrong[AssignView.Which] = missing;
        }

        if (wish is null || wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var id = Guid.CreateVersion7(calendar.Now);
        await AssignmentStore.AddAsync(transaction, owner, id, wish, calendar.Now, cancel);
        if (wish is { People.Count: 0, Channel: null, Group: null })
        {
            await found.TakeAsync(transaction, owner, id, [], [], cancel);
        }
        else
        {
            await finder.FindAsync(
                transaction,
                new PeopleWanted(owner, Found.PurposeName, id) { UserIds = wish.People, ChannelIds = wish.Audience.Channels, GroupNames = wish.Audience.Groups },
                cancel);
        }

        return new SubmissionReply.Update(MessageView.Of(AssignView.Looking));
    }

    /// <summary>What keeps it from being given: its tracks lost questions since it was made.</summary>
    private static async Task<string?> MissingAsync(NpgsqlTransaction transaction, string teamId, Guid assessment, CancellationToken cancel)
    {
        var (plan, tracks) = await BankStore.ReadPlanAsync(transaction, teamId, assessment, cancel);
        var drawn = Draw.From(await BankStore.ReadAsync(transaction, teamId, tracks, cancel), plan, "");
        return drawn switch
        {
            { Questions.Count: var count } when count < plan.Count => $"Its tracks have only {AssessmentText.Questions(count)} now, and it asks {plan.Count}. Make a new one, or write more questions.",
            { Missing: [var first, ..] } => $"Its tracks have too few questions about “{first.Skill}” now. Make a new one, or write more questions.",
            _ => null,
        };
    }
}
