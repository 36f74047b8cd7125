using System.Globalization;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>How long something takes, where it is, and for how many: the fields of a form, and what they say.</summary>
/// <param name="Prefix">Of the names of their blocks.</param>
/// <param name="MinuteChoices">How long it may take; what it takes already is added.</param>
/// <param name="SeatsHint">Below the number of seats.</param>
internal sealed record RoomFields(string Prefix, IReadOnlyList<int> MinuteChoices, string SeatsHint)
{
    public const int LongestPlace = 500;
    public const int MostSeats = 10000;

    public string Minutes => $"{Prefix}_minutes";

    public string Place => $"{Prefix}_place";

    public string Seats => $"{Prefix}_seats";

    /// <summary>The block of <see cref="PublicChannels.Field"/>, where the form has it.</summary>
    public string Channel => $"{Prefix}_channel";

    /// <param name="minutes">How long.</param>
    /// <param name="place">May be empty.</param>
    /// <param name="seats">Null: as many as want to come.</param>
    public Block[] Render(int minutes, string place, int? seats)
    {
        Option[] choices = [.. MinuteChoices.Append(minutes).Distinct().Order().Select(count => Option.Plain($"{count} minutes", $"{count}"))];
        return
        [
            new Input("How long?", new StaticSelect(Minutes, choices, InitialOption: choices.Single(one => one.Value == $"{minutes}")), BlockId: Minutes),
            new Input("Where?", new PlainTextInput(Place, place.Length > 0 ? place : null, MaxLength: LongestPlace, Placeholder: "Room 4.2, or https://…"), Hint: "A room, or the link of a video call.", Optional: true, BlockId: Place),
            new Input(
                "How many seats are there?",
                new NumberInput(Seats, IsDecimalAllowed: false, seats?.ToString(CultureInfo.InvariantCulture), "1", MostSeats.ToString(CultureInfo.InvariantCulture)),
                Hint: new PlainText(SeatsHint),
                Optional: true,
                BlockId: Seats),
        ];
    }

    /// <summary>What is wrong is noted by its block. Everything comes from a person's client.</summary>
    public FilledRoom Read(StateValues state, Dictionary<string, string> wrong)
    {
        if (!int.TryParse(state.Selected(Minutes, Minutes), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 5 or > 720)
        {
            wrong[Minutes] = "Please choose one of these.";
        }

        var place = PlainLine.Of(state.Text(Place, Place));
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

        return new FilledRoom(minutes, place, (int?)seats, PublicChannels.Read(state, Channel, wrong));
    }
}

/// <summary>What such fields say.</summary>
/// <param name="Minutes">How long.</param>
/// <param name="Place">May be empty.</param>
/// <param name="Seats">Null: as many as want to come.</param>
/// <param name="Channel">What was chosen; null: nothing. It counts only when whoever chose it may.</param>
internal sealed record FilledRoom(int Minutes, string Place, int? Seats, string? Channel);
