using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>What was reached, in the words of who wanted it.</summary>
internal static class ReachedForm
{
    public const string Save = "mentorship.save_reached";
    private const string Reached = "mentorship_reached";
    private const string Share = "mentorship_share";
    private const int Longest = 3000;
    private static readonly Option Shared = Option.Plain("Share it with all of you", "yes", "It then stands in your conversation.");

    public static ModalView Form(Guid mentorship, string? before) => new(
        new PlainText("What you reached"),
        [
            new Input(
                new PlainText("What can you do now that you could not do before?"),
                new PlainTextInput(Reached, before, Multiline: true, MaxLength: Longest),
                Hint: new PlainText("It is yours alone, unless you share it below."),
                BlockId: Reached),
            new Input(new PlainText("Sharing"), new Checkboxes(Share, [Shared]), Optional: true, BlockId: Share),
        ],
        submit: new PlainText("Keep it"),
        close: new PlainText("Cancel"),
        callbackId: Save,
        privateMetadata: Values.Of(mentorship));

    /// <summary>Null with what is wrong, by block.</summary>
    public static (string Reached, bool Shared)? Read(StateValues state, Dictionary<string, string> wrong)
    {
        var text = Words.Tidy(state.Text(Reached, Reached));
        if (text.Length is 0 or > Longest)
        {
            wrong[Reached] = text.Length == 0 ? "There is nothing to keep yet." : $"Please stay below {Longest} letters.";
            return null;
        }

        return (text, state.SelectedMany(Share, Share).Contains(Shared.Value));
    }

    /// <summary>In the conversation of all, once it is shared.</summary>
    public static SlackMessage Message(string userId, string reached)
    {
        var text = Mrkdwn.Of($"*What {new SlackUser(userId)} reached:*\n{Words.Quote(reached)}").Truncate(SlackLimits.SectionText);
        return new SlackMessage(text, [new Section(text)]);
    }
}

/// <summary>"Write it down".</summary>
internal sealed class ReachedAction(Pairings pairings) : IActionHandler<PairingValue>, IOpensView
{
    public string Name => CheckView.Reached;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursView,
        (_, pairing, member) => Task.FromResult<ActionReply>(new ActionReply.OpenView(ReachedForm.Form(pairing.Id, member.Reached))),
        cancel);
}

/// <summary>It is kept, and told when it was shared.</summary>
internal sealed class ReachedModal(Pairings pairings, Deliveries deliveries, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => ReachedForm.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (Values.Read(submission.View.PrivateMetadata, Values.Default.PairingValue) is not { } value)
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var wrong = new Dictionary<string, string>();
        if (ReachedForm.Read(submission.State, wrong) is not var (reached, shared))
        {
            return new SubmissionReply.Errors(wrong);
        }

        return await pairings.AsMemberAsync<SubmissionReply>(
            submission.Actor,
            value.Mentorship,
            Pairings.NotYoursSent,
            async (transaction, pairing, member) =>
            {
                if (member.Part == Parts.Mentor)
                {
                    return Pairings.NotYoursSent;
                }

                await MemberStore.SaveReachedAsync(transaction, Pairings.Person(submission.Actor), pairing.Id, reached, shared, cancel);
                if (shared && pairing.Facts.Channel is { } channel)
                {
                    await deliveries.EnqueueAsync(
                        transaction, new NewDelivery(pairing.Facts.TeamId, channel, ReachedWork.KindName, $"{pairing.Id}:{pairing.Everybody.Index().First(one => one.Item.UserId == member.UserId).Index}", DeliveryClass.Answer, calendar.Now), cancel);
                }

                return SubmissionReply.Done;
            },
            cancel);
    }
}

/// <summary>What was reached, told once. Its slot names the member by their place: no id of a person stays behind in it.</summary>
internal sealed class ReachedWork(NpgsqlDataSource database, CalendarClock calendar) : PairingWork(database, calendar)
{
    public const string KindName = "mentorship.reached";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel) =>
        Task.FromResult(pairing.Everybody.ElementAtOrDefault(int.Parse(delivery.Slot.Split(':')[1], CultureInfo.InvariantCulture)) is { Reached: { } reached, ReachedShared: true } member
            ? ReachedForm.Message(member.UserId, reached)
            : null);
}
