using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>"Say whom I would like": the mentors of the round, the best match first.</summary>
internal sealed class ChooseAction(NpgsqlDataSource database, Fields fields, CalendarClock calendar) : IActionHandler<RoundValue>, IOpensView
{
    public string Name => AskView.Choose;

    public JsonTypeInfo<RoundValue> ValueType => RoundsJson.Default.RoundValue;

    public int ValueVersion => RoundsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, RoundValue value, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return new ActionReply.OpenView(await database.InTransactionAsync(transaction => OpenAsync(transaction, person, value.Round, cancel), cancel));
    }

    private async Task<ModalView> OpenAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, CancellationToken cancel)
    {
        if (await RoundStore.FindAsync(transaction, person.TeamId, id, cancel) is not { } round || await EnrolledStore.LockAsync(transaction, person, id, cancel) is not { } part)
        {
            return MessageView.Of(AskView.Gone);
        }

        if (!round.IsAskingAt(calendar.Now))
        {
            return MessageView.Of(AskView.TooLate);
        }

        if (part.IsOut)
        {
            return MessageView.Of(AskView.Standing(round, part, profile: null));
        }

        if (await fields.ReadAsync(transaction, round, [person.UserId], cancel) is not { Profiles: [var self] })
        {
            return MessageView.Of(PreferenceForm.NoProfile);
        }

        var choosable = round.IsPeers || !Field.IsMentee(self) ? [] : await ChoosableAsync(transaction, round, person, cancel);
        var canRefuse = round.IsPeers || self.Capacity.People > 0;
        var (mentors, unwanted) = await PreferenceStore.ReadOwnAsync(transaction, person, id, cancel);
        return choosable.Count == 0 && !canRefuse ? MessageView.Of(PreferenceForm.NobodyYet) : PreferenceForm.Render(round, choosable, canRefuse, mentors, unwanted);
    }

    private async Task<IReadOnlyList<Choosable>> ChoosableAsync(NpgsqlTransaction transaction, MentorRound round, LearnerKey person, CancellationToken cancel)
    {
        if (await fields.ReadAllAsync(transaction, round, cancel) is not { } field || field.Mentees.FirstOrDefault(one => one.Key == person.UserId) is not { } self)
        {
            return [];
        }

        var mentee = field.Candidate(self);
        var fitting = field.Mentors
            .Select(mentor => (Mentor: mentor, Candidate: field.Candidate(mentor)))
            .Where(one => Exclusions.Find(mentee, one.Candidate, field.Facts.Of(self, one.Mentor), field.Rules) is null)
            .Select(one => (one.Mentor, Fit: FitOf.Pair(mentee, one.Candidate, field.Rules.Kind)))
            .OrderByDescending(one => one.Fit.Total).ThenBy(one => one.Mentor.Key, StringComparer.Ordinal)
            .Take(SlackLimits.SelectOptions)
            .ToList();
        var names = await ProfileReads.ReadNamesAsync(transaction, round.TeamId, [.. fitting.Select(one => one.Mentor.Key)], cancel);
        return [.. fitting.Select(one => new Choosable(one.Mentor, one.Fit, names.GetValueOrDefault(one.Mentor.Key, one.Mentor.Key)))];
    }
}

/// <summary>The form is sent: it is in place of what they said before.</summary>
internal sealed class PreferenceModal(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => PreferenceForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, RoundsJson.Default.RoundValue, RoundsJson.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var person = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        return await database.InTransactionAsync(transaction => SaveAsync(transaction, person, value.Round, submission.State, cancel), cancel);
    }

    private async Task<SubmissionReply> SaveAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, StateValues state, CancellationToken cancel)
    {
        if (await RoundStore.FindAsync(transaction, person.TeamId, id, cancel) is not { } round || await EnrolledStore.LockAsync(transaction, person, id, cancel) is not { } part)
        {
            return new SubmissionReply.Update(MessageView.Of(AskView.Gone));
        }

        if (!round.IsAskingAt(calendar.Now))
        {
            return new SubmissionReply.Update(MessageView.Of(AskView.TooLate));
        }

        if (part.IsOut)
        {
            return new SubmissionReply.Update(MessageView.Of(AskView.Standing(round, part, profile: null)));
        }

        var (mentors, wrong) = await ReadAsync(transaction, round, person, state, cancel);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        IReadOnlyList<string> unwanted = [.. state.Users(PreferenceForm.Unwanted, PreferenceForm.Unwanted).Where(other => other != person.UserId).Distinct().Take(PreferenceForm.MostUnwanted)];
        await PreferenceStore.SaveAsync(transaction, person, id, mentors, unwanted, calendar.Now, cancel);
        await homes.RefreshAsync(transaction, person, cancel);
        var profile = await ProfileReads.FindAsync(transaction, round, person.UserId, cancel);
        return new SubmissionReply.Update(MessageView.Of(AskView.Standing(round, part with { HasAnswered = true }, profile)));
    }

    /// <summary>The chosen, the dearest first; a place that is left empty moves the others up.</summary>
    private static async Task<(IReadOnlyList<string> Mentors, Dictionary<string, string> Wrong)> ReadAsync(
        NpgsqlTransaction transaction, MentorRound round, LearnerKey person, StateValues state, CancellationToken cancel)
    {
        var places = Enumerable.Range(0, RoundPreferences.MostRanked).Select(PreferenceForm.PlaceBlock).ToList();
        var chosen = places.Select(place => (Place: place, Mentor: state.Selected(place, place))).Where(one => one.Mentor is not null).ToList();
        var known = (await ProfileReads.ReadAsync(transaction, round, [.. chosen.Select(one => one.Mentor!)], cancel)).Where(one => one.People > 0).Select(one => one.UserId).ToHashSet();
        var wrong = new Dictionary<string, string>();
        var mentors = new List<string>();
        foreach (var (place, mentor) in chosen)
        {
            if (mentors.Contains(mentor!))
            {
                wrong[place] = "You named them above already. Choose somebody else, or nobody.";
            }
            else if (mentor == person.UserId || !known.Contains(mentor!))
            {
                wrong[place] = "They are no mentor of this round any more. Choose somebody else, or nobody.";
            }

            mentors.Add(mentor!);
        }

        return (mentors, wrong);
    }
}

/// <summary>"Not this time", and "Take part after all".</summary>
internal abstract class PartAction(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar, bool isOut) : IActionHandler<RoundValue>
{
    public string Name => isOut ? AskView.Out : AskView.In;

    public JsonTypeInfo<RoundValue> ValueType => RoundsJson.Default.RoundValue;

    public int ValueVersion => RoundsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, RoundValue value, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return Places.Shown(call, await database.InTransactionAsync(transaction => SaveAsync(transaction, person, value.Round, cancel), cancel));
    }

    private async Task<SlackMessage> SaveAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, CancellationToken cancel)
    {
        if (await RoundStore.FindAsync(transaction, person.TeamId, id, cancel) is not { } round || await EnrolledStore.LockAsync(transaction, person, id, cancel) is not { } part)
        {
            return AskView.Gone;
        }

        if (!round.IsAskingAt(calendar.Now))
        {
            return AskView.TooLate;
        }

        await EnrolledStore.LeaveAsync(transaction, person, id, isOut ? calendar.Now : null, cancel);
        await homes.RefreshAsync(transaction, person, cancel);
        return AskView.Standing(round, part with { IsOut = isOut }, await ProfileReads.FindAsync(transaction, round, person.UserId, cancel));
    }
}

internal sealed class OutAction(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar) : PartAction(database, homes, calendar, isOut: true);

internal sealed class InAction(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar) : PartAction(database, homes, calendar, isOut: false);
