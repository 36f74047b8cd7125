using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The form that gives an assessment to people.</summary>
internal static class AssignView
{
    public const string Callback = "assessment.assign";
    public const string Which = "assign_which";
    public const string People = "assign_people";
    public const string Channel = "assign_channel";
    public const string Group = "assign_group";
    public const string Track = "assign_track";
    public const string Deadline = "assign_deadline";

    /// <summary>What a menu holds; older ones are not given any more.</summary>
    public const int MostAssessments = SlackLimits.SelectOptions;

    public static ModalView Form(IReadOnlyList<AssessmentName> assessments, Guid? chosen, IReadOnlyList<TrackName> tracks, DateTimeOffset proposed)
    {
        Option[] options = [.. assessments.Take(MostAssessments).Select(OptionOf)];
        return new ModalView(
            "Give an assessment",
            [
                new Input("Assessment", new StaticSelect(Which, options, InitialOption: Array.Find(options, option => option.Value == $"{chosen}"), Placeholder: new PlainText("Choose one")), BlockId: Which),
                new Section(Mrkdwn.Of($"*To whom?* Fill in one of these, or several. Before anybody is told, you see how many that are.")),
                new Input("People", new MultiUsersSelect(People), Optional: true, BlockId: People),
                new Input("Members of a channel", new ConversationsSelect(Channel), Hint: "Of a private channel only if I am in it.", Optional: true, BlockId: Channel),
                new Input("Members of a user group", new PlainTextInput(Group, Placeholder: "@backend"), Hint: "Its handle.", Optional: true, BlockId: Group),
                .. tracks.Count == 0 ? [] : new Block[] { new Input("Learners of a track", Tracks(tracks), Hint: "Those who join it before the deadline, too.", Optional: true, BlockId: Track) },
                new Input("Deadline", new DateTimePicker(Deadline, proposed), Hint: "After it nothing can be begun or sent, by anybody, wherever they live.", BlockId: Deadline),
            ],
            submit: "Look who that is",
            close: "Cancel",
            callbackId: Callback);
    }

    public static SlackMessage NoAssessment { get; } = Remarks.Say(Mrkdwn.Of($"There is no assessment yet. `/learn assess new` makes one."));

    public static SlackMessage Looking { get; } = Remarks.Say(Mrkdwn.Of(
        $"I am looking who that is. In a moment you find in our direct message how many people would get it, and decide there; nobody is told before that."));

    private static Option OptionOf(AssessmentName one) => Option.Plain(
        Excerpt.Of(one.Title, SlackLimits.OptionText), $"{one.AssessmentId}",
        Excerpt.Of($"{AssessmentText.Questions(one.Questions)}, made {one.CreatedAt:yyyy-MM-dd}", SlackLimits.OptionDescription));

    private static StaticSelect Tracks(IReadOnlyList<TrackName> tracks)
    {
        Option[] options = [.. tracks.Take(SlackLimits.SelectOptionGroups * SlackLimits.SelectOptions).Select(NewView.TrackOption)];
        var placeholder = new PlainText("Choose a track");
        return options.Length <= SlackLimits.SelectOptions
            ? new StaticSelect(Track, options, Placeholder: placeholder)
            : new StaticSelect(Track, OptionGroups: NewView.Groups(options), Placeholder: placeholder);
    }
}
