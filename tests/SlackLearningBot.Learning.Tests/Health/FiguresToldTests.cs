using NUnit.Framework;
using SlackLearningBot.Learning.Health;

namespace SlackLearningBot.Learning.Tests.Health;

/// <summary>Figures of a question that were told stand until enough people have answered it since.</summary>
public sealed class FiguresToldTests
{
    [TestCase(0, false)]
    [TestCase(4, false)]
    [TestCase(5, true)]
    public void Five_people_are_enough(int people, bool may) => Assert.That(FiguresTold.MayBeTold(people), Is.EqualTo(may));

    /// <summary>Answers come one by one and owners look in between: those that were new in what was told at any time, or at any later one, are of five people at least.</summary>
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_two_looks_differ_by_the_answers_of_fewer((byte Person, bool Look)[] days)
    {
        List<int> answers = [];
        List<int> told = [];
        foreach (var (person, look) in days)
        {
            answers.Add(person % 12);
            if (look && FiguresTold.MayBeTold(answers.Skip(told.LastOrDefault()).Distinct().Count()))
            {
                told.Add(answers.Count);
            }
        }

        return told.Prepend(0).All(from => told.Where(to => to > from).All(to => answers[from..to].Distinct().Count() >= QuestionHealth.FewestPeople));
    }
}
