using NUnit.Framework;
using SlackLearningBot.Data;

namespace SlackLearningBot.Tests.Data;

internal sealed class DatabaseChoiceTests
{
    [TestCase("Production")]
    [TestCase("Development")]
    public void A_server_that_is_set_is_used_everywhere(string environment) =>
        Assert.That(DatabaseChoice.Decide("Host=db", environment), Is.EqualTo(new DatabaseChoice.Server("Host=db")));

    [TestCase("Development")]
    [TestCase("Playground")]
    [TestCase("Test")]
    public void Without_one_a_private_cluster_is_used_where_nobody_is_surprised(string environment) =>
        Assert.That(DatabaseChoice.Decide(null, environment), Is.EqualTo(new DatabaseChoice.PrivateCluster()));

    [TestCase(null, "Production")]
    [TestCase(" ", "Production")]
    [TestCase(null, "Staging")]
    public void Elsewhere_the_start_ends_with_the_setting_an_example_and_the_alternative(string? connectionString, string environment)
    {
        var decision = DatabaseChoice.Decide(connectionString, environment);

        Assert.That(decision, Is.InstanceOf<DatabaseChoice.Refused>());
        Assert.That(((DatabaseChoice.Refused)decision).Why, Does.Contain("ConnectionStrings:Postgres is missing")
            .And.Contain(environment).And.Contain("Host=db.example.com").And.Contain("--environment Development"));
    }
}
