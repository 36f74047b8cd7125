using NUnit.Framework;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>With a certificate the database alone opens no token.</summary>
internal sealed class CertificateTests
{
    private const string KeysSql = "select string_agg(xml, '') from data_protection_key";

    private CertificateFiles files = null!;
    private TestDatabase database = null!;

    [SetUp]
    public async Task Start()
    {
        files = new CertificateFiles();
        database = await TestDatabase.CreateAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await database.DisposeAsync();
        files.Dispose();
    }

    /// <summary>A process on the same database with these settings, started and stopped again.</summary>
    private async Task<T> WithBotAsync<T>(Func<IServiceProvider, T> work, params (string Key, string? Value)[] settings)
    {
        await using var app = await BotHost.BuildAsync(
            new BotHostOptions
            {
                Environment = "Test",
                IsServing = false,
                Machine = new StillClock(TestBot.Instant(TestBot.MondayMorning)),
                Settings = new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
                {
                    ["ConnectionStrings:Postgres"] = database.ConnectionString,
                    ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                    ["Logging:LogLevel:Default"] = "Error",
                },
            },
            CancellationToken.None);
        await app.Services.GetRequiredService<KeySealing>().StartAsync(CancellationToken.None);
        return work(app.Services);
    }

    private Task<string> ProtectAsync(params (string Key, string? Value)[] settings) =>
        WithBotAsync(services => services.GetRequiredService<TokenVault>().Protect("xoxb-secret"), settings);

    private Task<string> OpenAsync(string token, params (string Key, string? Value)[] settings) =>
        WithBotAsync(services => services.GetRequiredService<TokenVault>().Open(token), settings);

    private async Task<string> KeysAsync()
    {
        await using var command = database.DataSource.CreateCommand(KeysSql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    [Test]
    public async Task Without_one_the_keys_lie_beside_what_they_protect()
    {
        await ProtectAsync();

        Assert.That(await KeysAsync(), Does.Contain("<value>").And.Contain("unencrypted form"));
    }

    [TestCase("keys.pfx", "p4ss")]
    [TestCase("keys.pfx", null)]
    [TestCase("keys.pem", "p4ss")]
    [TestCase("keys.pem", null)]
    public async Task With_one_no_key_lies_open_in_the_database(string name, string? password)
    {
        var file = name.EndsWith("pfx", StringComparison.Ordinal) ? files.Pfx(name, password) : files.Pem(name, password);

        var token = await ProtectAsync(("DataProtection:CertificateFile", file), ("DataProtection:Password", password));

        Assert.That(await KeysAsync(), Does.Contain("encryptedSecret").And.Not.Contain("<value>"));
        Assert.That(await OpenAsync(token, ("DataProtection:CertificateFile", file), ("DataProtection:Password", password)), Is.EqualTo("xoxb-secret"));
        Assert.That(async () => await OpenAsync(token), Throws.Exception, "the database alone is not enough");
    }

    [Test]
    public async Task Keys_from_before_the_certificate_are_closed_too_and_what_they_protect_still_opens()
    {
        var token = await ProtectAsync();
        var file = files.Pfx("keys.pfx", null);

        Assert.That(await OpenAsync(token, ("DataProtection:CertificateFile", file)), Is.EqualTo("xoxb-secret"));
        Assert.That(await KeysAsync(), Does.Not.Contain("<value>"));
        Assert.That(await OpenAsync(token, ("DataProtection:CertificateFile", file)), Is.EqualTo("xoxb-secret"), "also at the next start");
    }

    [Test]
    public async Task A_new_certificate_takes_over_while_the_old_one_still_opens_its_keys()
    {
        var old = files.Pfx("old.pfx", "one");
        var token = await ProtectAsync(("DataProtection:CertificateFile", old), ("DataProtection:Password", "one"));
        var current = files.Pem("new.pem");

        Assert.That(
            await OpenAsync(
                token, ("DataProtection:CertificateFile", current),
                ("DataProtection:OlderCertificates:0:CertificateFile", old), ("DataProtection:OlderCertificates:0:Password", "one")),
            Is.EqualTo("xoxb-secret"));
        Assert.That(async () => await OpenAsync(token, ("DataProtection:CertificateFile", current)), Throws.InvalidOperationException.With.Message.Contains("cannot be read"));
    }

    [Test]
    public void An_older_certificate_may_have_expired()
    {
        var settings = new DataProtectionSettings { CertificateFile = files.Pfx("new.pfx", null), OlderCertificates = [new OlderCertificate { CertificateFile = files.ExpiredPfx("old.pfx") }] };

        Assert.That(KeyCertificates.Load(settings, TestBot.Instant(TestBot.MondayMorning)).Older, Has.Count.EqualTo(1));
    }

    private static void Refuses(DataProtectionSettings settings, params string[] words)
    {
        var start = () => KeyCertificates.Load(settings, TestBot.Instant(TestBot.MondayMorning));

        var message = Assert.Throws<SettingsException>(() => start())!.Message;
        foreach (var word in words)
        {
            Assert.That(message, Does.Contain(word));
        }
    }

    [Test]
    public void What_cannot_be_used_stops_the_start_with_a_sentence()
    {
        Refuses(new() { CertificateFile = "/nowhere/keys.pfx" }, "DataProtection:CertificateFile is \"/nowhere/keys.pfx\"", "no such file");
        Refuses(new() { CertificateFile = files.Pfx("a.pfx", "right"), Password = "wrong" }, "DataProtection:Password does not open");
        Refuses(new() { CertificateFile = files.Pem("a.pem", "right"), Password = "wrong" }, "DataProtection:Password does not open");
        Refuses(new() { CertificateFile = files.Pem("b.pem", "right") }, "DataProtection:Password does not open");
        Refuses(new() { CertificateFile = files.WithoutKey("c.pem") }, "holds no RSA private key");
        Refuses(new() { CertificateFile = files.ExpiredPfx("d.pfx") }, "2020-01-01 to 2021-01-01", "OlderCertificates");
        Refuses(new() { CertificateFile = files.Write("e.txt", [1, 2, 3]) }, "expected a PFX file, or a PEM file");
        Refuses(new() { CertificateFile = files.Write("f.pfx", []) }, "expected a PFX file, or a PEM file");
        Refuses(new() { OlderCertificates = [new() { CertificateFile = "/nowhere/old.pfx" }] }, "DataProtection:OlderCertificates:0:CertificateFile");
    }
}
