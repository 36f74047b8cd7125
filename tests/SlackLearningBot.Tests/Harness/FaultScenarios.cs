using System.Reflection;
using NUnit.Framework;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.Tests.Harness;

/// <summary>Which faults, in which variants, the scenarios of the bot run under, read off their test cases and <see cref="StrikesAttribute"/>.</summary>
internal static class FaultScenarios
{
    /// <summary>As "W4 reset"; a fault without variants as "W1".</summary>
    public static IReadOnlyList<string> In(Assembly tests, string room) =>
    [
        .. tests.GetTypes().Where(type => type.Namespace == room).SelectMany(type => type.GetMethods()).SelectMany(Of).Distinct(),
    ];

    /// <summary>All that the table can do, in the same form.</summary>
    public static IReadOnlyList<string> All(Func<Fault, bool> wanted) =>
    [
        .. FaultTable.All.Where(wanted).SelectMany(fault => fault.Variants.Select(variant => Name(fault.Id, variant.Name))),
    ];

    private static IEnumerable<string> Of(MethodInfo method)
    {
        var names = method.GetParameters().Select(parameter => parameter.Name).ToList();
        var cases = method.GetCustomAttributes<TestCaseAttribute>().Select(one => (Fault: Argument(one, "fault"), Variant: Argument(one, "variant"))).ToList();
        foreach (var (fault, variant) in cases.Where(one => one.Fault is not null))
        {
            yield return Named(fault!, variant);
        }

        foreach (var struck in method.GetCustomAttributes<StrikesAttribute>())
        {
            foreach (var variant in struck.Variant is null && cases.Count > 0 ? cases.Select(one => one.Variant) : [struck.Variant])
            {
                yield return Named(struck.Fault, variant);
            }
        }

        string? Argument(TestCaseAttribute one, string name) => names.IndexOf(name) is >= 0 and var at && at < one.Arguments.Length ? one.Arguments[at] as string : null;
    }

    /// <summary>Without a variant the first is meant, as in a wish; what there is not stays, so that it is found.</summary>
    private static string Named(string fault, string? variant) =>
        Name(fault, string.IsNullOrEmpty(variant) ? FaultTable.Find(fault)?.Find(variant: null)?.Name ?? "" : variant);

    private static string Name(string fault, string variant) => $"{fault} {variant}".TrimEnd();
}
