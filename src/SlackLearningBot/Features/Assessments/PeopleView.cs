using System.Globalization;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Everybody who stands alike, a page at a time: nobody is out of reach, however many they are.</summary>
internal static class PeopleView
{
    public const string OpenName = "assessment.people";

    /// <summary>More stand behind a button.</summary>
    public const int FirstNames = 60;

    /// <summary>Ids have up to 31 characters: so many mentions have room in a section.</summary>
    private const int NamesASection = 80;

    public const int PageSize = 5 * NamesASection;

    /// <summary>The first names, with a button to the others.</summary>
    public static Section First(Assignment assignment, StandingNames names) => new(
        Mrkdwn.Of($"*{StandingWords.Capital(names.Standing)}:* {Names(names.UserIds)}{(names.People > names.UserIds.Count ? $" and {Count(names.People - names.UserIds.Count)} more" : "")}"),
        Accessory: names.People > names.UserIds.Count
            ? new Button(
                new PlainText($"All {Count(names.People)}"), ActionId.Of(OpenName, (int)names.Standing), AssessmentsJson.Write(new PeopleValue(assignment.AssignmentId, names.Standing, 0)),
                AccessibilityLabel: $"All {Count(names.People)} who are: {StandingWords.Of(names.Standing)}")
            : null);

    public static ModalView Render(Assignment assignment, StandingNames names, int page)
    {
        var pages = Math.Max(1, (names.People + PageSize - 1) / PageSize);
        Element[] turn =
        [
            .. page > 0 ? [Turn("Previous", page - 1)] : Array.Empty<Element>(),
            .. page + 1 < pages ? [Turn("Next", page + 1)] : Array.Empty<Element>(),
            new Button(new PlainText("Back"), StatusView.DetailsName, AssessmentsJson.Value(assignment.AssignmentId)),
        ];
        return new ModalView(
            "Who that is",
            [
                new Section(Mrkdwn.Of($"*{AssessmentText.Bold(assignment.Title)}*  ·  {StandingWords.Of(names.Standing)}: {Count(names.People)}{(pages > 1 ? $"  ·  page {page + 1} of {Count(pages)}" : "")}").Truncate(SlackLimits.SectionText)),
                .. names.UserIds.Chunk(NamesASection).Select(some => new Section(Names(some))),
                new Actions(turn),
            ],
            close: "Close");

        Button Turn(string words, int to) => new(
            new PlainText(words), ActionId.Of(OpenName, to), AssessmentsJson.Write(new PeopleValue(assignment.AssignmentId, names.Standing, to)));
    }

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static Mrkdwn Names(IReadOnlyList<string> users) => Mrkdwn.Join(", ", users.Select(user => Mrkdwn.Of($"{new SlackUser(user)}")));
}
