using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Sessions;

/// <summary>How long it takes, where it is, and for how many; owners also choose where it is announced.</summary>
internal static class RoomFields
{
    public const string Minutes = "session_minutes";
    public const string Place = "session_place";
    public const string Seats = "session_seats";
    public const string Channel = "session_channel";
    public const int LongestPlace = 500;
    public const int MostSeats = 10000;

    private static readonly int[] MinuteChoices = [30, 45, 60, 90, 120, 180, 240, 360, 480];

    /// <param name="minutes">How long.</param>
    /// <param name="place">May be empty.</param>
    /// <param name="seats">Null: as many as want to come.</param>
    public static Block[] Render(int minutes, string place, int? seats)
    {
        Option[] choices = [.. MinuteChoices.Append(minutes).Distinct().Order().Select(count => Option.Plain($"{count} minutes", $"{count}"))];
        return
        [
            new Input("How long?", new StaticSelect(Minutes, choices, InitialOption: choices.Single(one => one.Value == $"{minutes}")), BlockId: Minutes),
            new Input("Where?", new PlainTextInput(Place, place.Length > 0 ? place : null, MaxLength: LongestPlace, Placeholder: "Room 4.2, or https://…"), Hint: "A room, or the link of a video call.", Optional: true, BlockId: Place),
            new Input(
                "How many seats are there?",
                new NumberInput(Seats, IsDecimalAllowed: false, seats?.ToString(CultureInfo.InvariantCulture), "1", MostSeats.ToString(CultureInfo.InvariantCulture)),
                Hint: "On each date. Empty: as many as want to come. Whoever has a seat keeps it, also when there are fewer.",
                Optional: true,
                BlockId: Seats),
        ];
    }

    /// <summary>What is wrong is noted by its block. Everything comes from a person's client.</summary>
    public static Room Read(StateValues state, Dictionary<string, string> wrong)
    {
        if (!int.TryParse(state.Selected(Minutes, Minutes), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 5 or > 720)
        {
            wrong[Minutes] = "Please choose one of these.";
        }

        var place = FilledSession.Line(state, Place);
        if (place.Length > LongestPlace)
        {
            wrong[Place] = $"This has {place.Length} characters, and at most {LongestPlace} fit.";
        }

        var seats = state.Number(Seats, Seats);
        if (seats is < 1 or > MostSeats || (seats is null && !string.IsNullOrWhiteSpace(state.Text(Seats, Seats))))
        {
            wrong[Seats] = $"Please write a number from 1 to {MostSeats}, or nothing.";
            seats = null;
        }

        return new Room(minutes, place, (int?)seats, PublicChannels.Read(state, Channel, wrong));
    }
}

/// <summary>What all dates have in common, but for the hour.</summary>
/// <param name="Minutes">How long.</param>
/// <param name="Place">May be empty.</param>
/// <param name="Seats">Null: as many as want to come.</param>
/// <param name="Channel">What was chosen; null: nothing. It counts only when an owner chose it.</param>
internal sealed record Room(int Minutes, string Place, int? Seats, string? Channel);
