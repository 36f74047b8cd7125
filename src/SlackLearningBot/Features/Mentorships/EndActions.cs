using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The form in which a mentorship is ended.</summary>
internal sealed class EndForms(NpgsqlDataSource database, CalendarClock calendar)
{
    /// <param name="person">Whose mentorships.</param>
    /// <param name="first">The one that is chosen already; null: the oldest.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ModalView> OpenAsync(LearnerKey person, Guid? first, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var open = new List<(Pairing, string)>();
            foreach (var id in (await MemberStore.ReadOpenAsync(transaction, person, cancel)).OrderBy(id => id != first))
            {
                if (await PairingStore.FindAsync(transaction, person.TeamId, id, calendar.Now, cancel) is { } pairing)
                {
                    open.Add((pairing, Label(pairing, person)));
                }
            }

            // Another one must not stand in the form of a button whose own is over.
            return first is { } named && open.All(one => one.Item1.Id != named)
                && await PairingStore.FindAsync(transaction, person.TeamId, named, calendar.Now, cancel) is { } over && over.Members.Any(member => member.UserId == person.UserId)
                    ? MessageView.Of(HelloView.Over(over))
                    : OverView.Form(open);
        },
        cancel);

    /// <summary>Menus show no mentions: names, as far as we know them.</summary>
    private static string Label(Pairing pairing, LearnerKey person) => SlackText.Truncate(
        $"With {string.Join(", ", pairing.OthersThan(person.UserId).Select(one => one.Name ?? one.UserId))}", SlackLimits.OptionText);
}

/// <summary>"End it" in App Home and in messages: asks first.</summary>
internal sealed class EndAction(EndForms forms) : IActionHandler, IOpensView
{
    public string Name => OverView.End;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) => new ActionReply.OpenView(await forms.OpenAsync(
        Pairings.Person(call.Actor), Values.Read(call.Action.Value, Values.Default.PairingValue)?.Mentorship, cancel));
}

/// <summary>It is ended.</summary>
internal sealed class EndModal(Pairings pairings, Ending ending) : IViewSubmissionHandler
{
    public string CallbackId => OverView.EndForm;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel) =>
        Guid.TryParse(submission.State.Selected(OverView.Which, OverView.Which), out var id)
            ? await pairings.AsMemberAsync<SubmissionReply>(
                submission.Actor,
                id,
                Pairings.NotYoursSent,
                async (transaction, pairing, member) =>
                {
                    await ending.LeaveAsync(transaction, pairing, member, cancel);
                    return new SubmissionReply.Update(OverView.Ended);
                },
                cancel)
            : new SubmissionReply.Errors(new Dictionary<string, string> { [OverView.Which] = "Please choose one." });
}
