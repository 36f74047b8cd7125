using NUnit.Framework;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Learning.Tests.Programmes;

internal sealed class FormOfferTests
{
    private static readonly StepOption[] Options =
        [new(LessonFormat.Watch, "Video", null, "https://example.com/v", 8), new(LessonFormat.Read, "Paper", null, "https://example.com/p", 12), new(LessonFormat.Play, "Game", null, "https://example.com/g", 5)];

    private static readonly Dictionary<LessonFormat, FormatTaste> NoTastes = [];

    [Test]
    public void As_written_when_nothing_is_known()
    {
        var offer = FormOffer.Of(Options, [], NoTastes);

        Assert.That(offer.Options, Is.EqualTo(Options));
        Assert.That(offer.Reason, Is.EqualTo(new FormReason.AsWritten()));
    }

    [Test]
    public void What_was_chosen_most_often_comes_first_and_the_latest_of_equals()
    {
        Assert.That(Show(FormOffer.Of(Options, [LessonFormat.Read, LessonFormat.Play, LessonFormat.Play], NoTastes)), Is.EqualTo("Play Watch Read Chosen { Format = Play, Times = 2, Of = 3 }"));
        Assert.That(Show(FormOffer.Of(Options, [LessonFormat.Read, LessonFormat.Play], NoTastes)), Is.EqualTo("Read Watch Play Chosen { Format = Read, Times = 1, Of = 2 }"));
        Assert.That(FormOffer.Of(Options, [LessonFormat.Listen], NoTastes).Reason, Is.EqualTo(new FormReason.AsWritten()), "what this step does not have cannot be offered");
    }

    [Test]
    public void Without_a_choice_the_lessons_they_liked_decide()
    {
        var tastes = new Dictionary<LessonFormat, FormatTaste> { [LessonFormat.Watch] = new(0, 6), [LessonFormat.Read] = new(6, 0), [LessonFormat.Play] = new(1, 0) };

        Assert.That(Show(FormOffer.Of(Options, [], tastes)), Is.EqualTo("Read Watch Play Liked { Format = Read, Liking = 0.8 }"));
        Assert.That(FormOffer.Of(Options, [], new Dictionary<LessonFormat, FormatTaste> { [LessonFormat.Play] = new(0, 1) }).Reason, Is.EqualTo(new FormReason.AsWritten()));
        Assert.That(Show(FormOffer.Of(Options, [LessonFormat.Play], tastes)), Does.StartWith("Play"), "a choice weighs more");
    }

    private static string Show(FormOffer offer) => FormattableString.Invariant($"{string.Join(' ', offer.Options.Select(option => option.Format))} {offer.Reason}");
}
