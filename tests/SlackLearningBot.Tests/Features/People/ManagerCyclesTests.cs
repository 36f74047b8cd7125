using SlackLearningBot.Features.People;

namespace SlackLearningBot.Tests.Features.People;

internal sealed class ManagerCyclesTests
{
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool A_circle_is_found_exactly_when_walking_up_never_ends(byte[] managers)
    {
        var people = managers.Select((manager, index) => new PersonRow
        {
            UserId = $"U{index}", ManagerId = manager % (managers.Length + 1) is var to && to < managers.Length && to != index ? $"U{to}" : null,
        }).ToArray();
        var changes = people.Select(person => new PersonChange(person with { ManagerId = null }, person)).ToArray();
        var lines = people.Select((person, index) => (person.UserId, Line: index + 2)).ToDictionary(one => one.UserId, one => one.Line);

        var errors = ManagerCycles.Find(changes, [.. changes.Select(change => change.Before)], lines).ToList();

        return (errors.Count > 0) == people.Any(person => NeverEnds(person, people)) && errors.All(error => error.Line >= 2);
    }

    private static bool NeverEnds(PersonRow person, PersonRow[] people)
    {
        var at = person.UserId;
        for (var steps = 0; steps <= people.Length; steps++)
        {
            if (people.First(one => one.UserId == at).ManagerId is not { } manager)
            {
                return false;
            }

            at = manager;
        }

        return true;
    }
}
