using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The list of who was there, filled in by whoever taught it.</summary>
internal static class ThereForm
{
    public const string Callback = "session.there";
    public const string People = "session_people";

    private const int MostNamed = 100;

    /// <param name="session">The session.</param>
    /// <param name="date">The date.</param>
    /// <param name="guests">Whoever said something about it.</param>
    public static ModalView Render(Session session, SessionDate date, IReadOnlyList<Guest> guests)
    {
        string[] there = [.. guests.Where(guest => guest is { IsHere: true } && (date.ListedAt is null ? guest.Tapped : guest.Listed is true)).Select(guest => guest.UserId)];
        return new ModalView(
            "Who was there",
            [
                new Section(Mrkdwn.Of($"{session.Kind.Label} “{session.Title}”, {HappeningWords.Moment(date.StartsAt)}")),
                new Section(SaidYes([.. guests.Where(guest => guest.HadSeat)])),
                new Input(
                    "Who was there?",
                    new MultiUsersSelect(People, there.Length > 0 ? there : null),
                    Hint: "Also whoever had no seat. Who is not here was not there, whatever they say themselves.",
                    Optional: true,
                    BlockId: People),
            ],
            submit: "Save",
            close: "Cancel",
            callbackId: Callback,
            privateMetadata: GatheringButtons.Value(date.GatheringId));
    }

    private static Mrkdwn SaidYes(IReadOnlyList<Guest> guests)
    {
        var more = guests.Count > MostNamed ? Mrkdwn.Of($" and {guests.Count - MostNamed} more") : Mrkdwn.Empty;
        var names = Mrkdwn.Join(", ", guests.Take(MostNamed).Select(guest => guest.Tapped ? Mrkdwn.Of($"{new SlackUser(guest.UserId)} (says: I was there)") : Mrkdwn.Of($"{new SlackUser(guest.UserId)}")));
        return guests.Count == 0 ? Mrkdwn.Of($"Nobody had said yes.") : Mrkdwn.Of($"Said yes: {names}{more}").Truncate(SlackLimits.SectionText);
    }
}
