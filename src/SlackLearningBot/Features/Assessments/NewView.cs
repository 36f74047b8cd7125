using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The form that makes an assessment.</summary>
internal static class NewView
{
    public const string Callback = "assessment.new";
    public const string AssignName = "assessment.assign-open";

    private const string Ticked = "yes";
    private const int MostTracks = SlackLimits.SelectOptionGroups * SlackLimits.SelectOptions;

    /// <summary>The name of a field's block, and of the element in it.</summary>
    public static string Block(AssessmentField field) => $"assessment_{field}";

    public const string CertificateBlock = "assessment_certificate";

    public static ModalView Form(IReadOnlyList<TrackName> tracks) => new(
        "A new assessment",
        [
            Field(AssessmentField.Title, "Title", new PlainTextInput(Block(AssessmentField.Title), MaxLength: AssessmentCheck.LongestTitle, Placeholder: "SQL basics", FocusOnLoad: true)),
            Field(AssessmentField.Tracks, "Its questions come from", Tracks(tracks), "Every question of these tracks, as they are when somebody begins."),
            Field(
                AssessmentField.Count, "How many questions does an attempt ask?", Number(AssessmentField.Count, DrawPlan.MostQuestions, null),
                $"Drawn anew for every attempt. Empty: all of them, {DrawPlan.MostQuestions} at most.", optional: true),
            Field(
                AssessmentField.Quotas, "Of certain skills", new PlainTextInput(Block(AssessmentField.Quotas), Placeholder: "sql 3, http 2"),
                "So many of them of these skills; the rest comes from anywhere. Empty: it does not matter.", optional: true),
            Field(AssessmentField.PassMark, "How much is needed to pass, in %?", Number(AssessmentField.PassMark, 100, "80")),
            Field(AssessmentField.Attempts, "How many attempts?", Number(AssessmentField.Attempts, AssessmentCheck.MostAttempts, "2")),
            Field(AssessmentField.Minutes, "Minutes for an attempt", Number(AssessmentField.Minutes, AssessmentCheck.MostMinutes, null), "Empty: no clock, the deadline alone.", optional: true),
            new Input(
                "Certificate",
                new Checkboxes(CertificateBlock, [Option.Plain("Whoever passes gets one, with a code that can be checked", Ticked)], [Option.Plain("Whoever passes gets one, with a code that can be checked", Ticked)]),
                Optional: true,
                BlockId: CertificateBlock),
        ],
        submit: "Make it",
        close: "Cancel",
        callbackId: Callback);

    public static SlackMessage NoTracks { get; } = Remarks.Say(Mrkdwn.Of(
        $"There is no track yet, so there are no questions to ask. Write lessons with questions first: `/learn new`, or drop a file of questions into our direct message."));

    /// <summary>It is made, and nobody has it yet.</summary>
    public static ModalView Made(Guid id, AssessmentRules rules) => new(
        "Assessments",
        [
            new Section(Mrkdwn.Of($"*{AssessmentText.Bold(rules.Title)}* is made: {AssessmentText.Questions(rules.Draw.Count)}, {rules.PassMark} % to pass, {AssessmentText.Attempts(rules.Attempts)}{(rules.Minutes is { } minutes ? $", {AssessmentText.Count(minutes, "minute")}" : "")}. Nobody has it yet.")),
            new Actions([new Button(new PlainText("Give it to people…"), AssignName, AssessmentsJson.Value(id), Style: ButtonStyle.Primary)]),
            new Context([Mrkdwn.Of($"Later: `/learn assess assign`.")]),
        ],
        close: "Close");

    public static SlackMessage NoOwner { get; } = Remarks.Say(Mrkdwn.Of(
        $"Assessments are made and given by the owners of this workspace's learning, so nothing was changed. Ask one of them, or whoever runs me, to make you an owner too."));

    private static Input Field(AssessmentField field, string label, Element element, string? hint = null, bool optional = false) =>
        new(label, element, Hint: hint is null ? null : new PlainText(hint), Optional: optional ? true : null, BlockId: Block(field));

    private static NumberInput Number(AssessmentField field, int most, string? initial) =>
        new(Block(field), IsDecimalAllowed: false, InitialValue: initial, MinValue: "1", MaxValue: $"{most}");

    private static MultiStaticSelect Tracks(IReadOnlyList<TrackName> tracks)
    {
        Option[] options = [.. tracks.Take(MostTracks).Select(TrackOption)];
        var placeholder = new PlainText("Choose tracks");
        return options.Length <= SlackLimits.SelectOptions
            ? new MultiStaticSelect(Block(AssessmentField.Tracks), options, Placeholder: placeholder)
            : new MultiStaticSelect(Block(AssessmentField.Tracks), OptionGroups: Groups(options), Placeholder: placeholder);
    }

    /// <summary>More options than one list takes, in groups by their first letters.</summary>
    public static IReadOnlyList<OptionGroup> Groups(IEnumerable<Option> options) =>
        [.. options.Chunk(SlackLimits.SelectOptions).Select(chunk => new OptionGroup(new PlainText($"{First(chunk[0])} – {First(chunk[^1])}"), chunk))];

    public static Option TrackOption(TrackName track) => Option.Plain(Excerpt.Of(track.Title.ReplaceLineEndings(" "), SlackLimits.OptionText), track.TrackId);

    private static string First(Option option) => Excerpt.Of(((PlainText)option.Text).Text, 20);
}
