using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>Certificates made for one test, as files.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("slb-certificates").FullName;

    private static X509Certificate2 Make(DateTimeOffset from, DateTimeOffset to)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=learning keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, to);
    }

    private static X509Certificate2 Good() => Make(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public string Pfx(string name, string? password)
    {
        using var certificate = Good();
        return Write(name, certificate.Export(X509ContentType.Pkcs12, password));
    }

    public string ExpiredPfx(string name)
    {
        using var certificate = Make(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return Write(name, certificate.Export(X509ContentType.Pkcs12));
    }

    public string Pem(string name, string? password = null)
    {
        using var certificate = Good();
        using var key = certificate.GetRSAPrivateKey()!;
        var secret = password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000));
        return Write(name, System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + secret));
    }

    public string WithoutKey(string name)
    {
        using var certificate = Good();
        return Write(name, System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
    }

    public string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
