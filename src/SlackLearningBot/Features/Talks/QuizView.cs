using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>A talk's questions, as listeners answer them.</summary>
internal static class QuizView
{
    public const string Write = "talk.questions";
    public const string Open = "talk.quiz";
    public const string Callback = "talk.quiz_answers";
    public const string Field = "talk_quiz_answer";

    private static SlackMessage Done { get; } = Remarks.Say(Mrkdwn.Of($"You answered all questions of this talk. If you learn with me, they come again just before you would forget them."));

    public static ModalView DoneView { get; } = MessageView.Of(Done);

    private static SlackMessage NotThere { get; } = Remarks.Say(Mrkdwn.Of(
        $"These questions are for those who were at the talk, or had a seat. Were you? Press *I was there* on it: `/talk list` shows it."));

    public static ModalView NotThereView { get; } = MessageView.Of(NotThere);

    /// <param name="talk">What they are about.</param>
    /// <param name="questions">How many.</param>
    /// <param name="isFirst">It had none before.</param>
    public static SlackMessage Saved(Talk talk, int questions, bool isFirst) => Remarks.Say(isFirst
        ? Mrkdwn.Of($"Thank you! Whoever was at “{talk.Title}” is asked {(questions == 1 ? "this question" : $"these {questions} questions")} a day later, within their own hours.")
        : Mrkdwn.Of($"Saved. Whoever was asked about “{talk.Title}” already is not asked a second time: they find what is new behind *Answer* in the message of then. All others get the questions as they are now."));

    /// <summary>To whoever was there.</summary>
    public static SlackMessage Ask(Talk talk, int questions)
    {
        var text = Mrkdwn.Of($"*So that it stays:* {(questions == 1 ? "one question" : $"{questions} questions")} about “{talk.Title}” by {HappeningWords.People(talk.Hosts)}.");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([new Button("Answer", Open, TalkValues.Of(talk.TalkId), Style: ButtonStyle.Primary)]),
                new Context([Mrkdwn.Of($"You were there, or had a seat. I ask once; skipped, nothing happens.")]),
            ]);
    }

    /// <param name="talkId">Which talk.</param>
    /// <param name="questions">Those that wait for an answer; at least one.</param>
    /// <param name="seed">What makes the order of options this person's.</param>
    public static ModalView Form(Guid talkId, IReadOnlyList<Question> questions, string seed) => new(
        "What do you know?",
        [.. questions.Select(question => new Input(SlackText.Truncate(question.Ask, SlackLimits.InputLabel), FieldOf(question, seed), BlockId: question.Id))],
        submit: "Answer",
        close: "Not now",
        callbackId: Callback,
        privateMetadata: TalkValues.Of(talkId));

    private static Element FieldOf(Question question, string seed) => question is ChoiceQuestion choice
        ? new RadioButtons(Field, [.. OptionOrder.For(choice, seed).Select(index => Option.Plain(choice.Options[index].Text, $"{index}"))])
        : new PlainTextInput(Field);

    /// <summary>How it went, with the right answers.</summary>
    public static ModalView Results(IReadOnlyList<(Question Question, QuizResult.Graded Result)> answered, bool isLearning)
    {
        var lines = answered.Select(one => one.Result.Right
            ? Mrkdwn.Of($"✓ {one.Question.Ask}\n*{one.Result.RightAnswer}*")
            : Mrkdwn.Of($"✗ {one.Question.Ask}\nNot quite: *{one.Result.RightAnswer}*"));
        var next = isLearning
            ? Mrkdwn.Of($"They come again just before you would forget them.")
            : Mrkdwn.Of($"If you learn with me (`/learn`), they come again just before you would forget them.");
        return new ModalView("What do you know?", [.. lines.Select(line => new Section(line.Truncate(SlackLimits.SectionText))), new Context([next])], close: "Close");
    }

    /// <summary>To those who spoke, once.</summary>
    public static SlackMessage Known(Talk talk, KnownFigure figure) => Remarks.Say(Mrkdwn.Of(
        $"*What stayed of “{talk.Title}”:* {figure.People} people were asked your questions again after a month or more, and {figure.Knowing} of them had most of it right."));
}
