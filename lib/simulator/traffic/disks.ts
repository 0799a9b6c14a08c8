// The disks of images, by AMI id. An image has the disk of the instance that it was made of, or its maker's.

import { changeDisk, type Disk, type DiskChange, imaged, newDisk } from './disk.ts';
import { createRepositories, type Repository } from './packages/repository.ts';

export class Disks {
  readonly repositories: ReadonlyMap<string, Repository> = createRepositories();
  readonly #disks = new Map<string, Disk>();

  /** An image that is not known is taken for one of Amazon Linux 2023. */
  of(imageId: string): Disk {
    const known = this.#disks.get(imageId);
    if (known !== undefined) return known;
    const made = newDisk({ name: '', architecture: 'arm64' }, this.repositories);
    this.#disks.set(imageId, made);
    return made;
  }

  /** Puts files and packages on an image; instances that run it already keep theirs. */
  change(imageId: string, change: DiskChange): void {
    this.#disks.set(imageId, changeDisk(this.of(imageId), change));
  }

  /** A new image, of an instance's disk or as its name says. */
  add(
    imageId: string,
    from: { readonly name: string; readonly architecture: string; readonly disk: Disk | undefined },
  ): void {
    this.#disks.set(imageId, from.disk === undefined ? newDisk(from, this.repositories) : imaged(from.disk));
  }

  repositoryOf(disk: Disk): Repository | undefined {
    return this.repositories.get(disk.system.key);
  }
}
